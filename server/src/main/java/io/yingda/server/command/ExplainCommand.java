package io.yingda.server.command;

import io.yingda.engine.turn.CustomerRecords;
import io.yingda.engine.turn.Turn;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.records.SampleRecords;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.Settings;
import io.yingda.server.trace.TraceJson;
import io.yingda.server.trace.TraceText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = "说明一个问题为什么得到这样的回答：分词、候选和得分、事实、触发的规则、决定、回复、每一步的用时。",
        footer = "例：./yingda explain \"奶粉开了还能退吗\"")
final class ExplainCommand extends MerchantCommand {

    @Parameters(arity = "1..*", paramLabel = "QUESTION", description = "新粉丝发来的第一句话")
    List<String> words = List.of();

    @Option(names = "--account", paramLabel = "NAME", description = "发给哪个公众号，yingda.yaml 里的名字；不写就是第一个")
    @Nullable
    String account;

    @Option(names = "--json", description = "输出 JSON，与控制台里的相同")
    boolean json;

    @Option(names = "--sample", description = "查资料时不连商户的系统，用 rules/lookups 里的样例结果")
    boolean sample;

    ExplainCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws InterruptedException {
        MerchantHome home = home();
        Settings settings = settings(home);
        String question = String.join(" ", words);
        if (question.isBlank()) {
            throw wrongUse("问题是空的");
        }
        try (Merchant merchant = Merchant.open(home, settings.search());
                Systems systems = merchant.systems(settings, around.clock())) {
            merchant.knowledge().awaitLearning();
            CustomerRecords records = sample ? new SampleRecords(merchant.lookUps()::inService) : systems;
            Conversing conversing =
                    new Conversing(merchant, records, settings, account(settings, account), around.clock());
            Turn turn = conversing.text(question);
            out().println(json ? TraceJson.text(turn) : TraceText.of(turn));
        }
        return ExitCode.FINE;
    }
}
