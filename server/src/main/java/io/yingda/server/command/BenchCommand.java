package io.yingda.server.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.yingda.knowledge.questions.ExpectedQuestion;
import io.yingda.knowledge.questions.Questions;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.desk.WaitingList;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.measure.Bench;
import io.yingda.server.measure.BenchOptions;
import io.yingda.server.measure.BenchReport;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many messages this machine answers with the merchant's content. */
@Command(
        name = "bench",
        description = {
            "压测：许多粉丝发来签名、加密的文字消息，先测最高吞吐，再在一半的速率下测延迟。",
            "同一次运行里也测一个只验签、解密、加密的空处理器，给出两者之比。",
            "问题取自 knowledge-base/questions/，并增删、调换字词，使一半以上从没问过。只按字词检索，不带语义模型。约一分半钟，只用本机回环地址。"
        })
final class BenchCommand extends MerchantCommand {

    private static final String LOOPBACK = "127.0.0.1";

    @Option(names = "--json", description = "输出 JSON")
    boolean json;

    BenchCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        MerchantHome home = home();
        Settings settings = settings(home).at(LOOPBACK).on(0);
        AccountSettings account = settings.accounts().values().stream()
                .filter(candidate -> candidate.aesKey() != null)
                .findFirst()
                .orElseThrow(() -> wrongUse("压测要用加密的消息，yingda.yaml 里没有一个账号写了 aesKey"));
        List<String> questions = Questions.read(home.knowledgeBase(), problem -> {}).stream()
                .map(ExpectedQuestion::question)
                .toList();
        if (questions.isEmpty()) {
            throw wrongUse("knowledge-base/questions/ 里没有问题可发");
        }
        BenchReport report = measured(home, settings, account, questions);
        out().println(
                        json
                                ? new ObjectMapper()
                                        .writerWithDefaultPrettyPrinter()
                                        .writeValueAsString(report)
                                : report.asText());
        return report.load().failed() == 0 ? ExitCode.FINE : ExitCode.FINDINGS;
    }

    private BenchReport measured(MerchantHome home, Settings settings, AccountSettings account, List<String> questions)
            throws IOException, InterruptedException {
        WaitingList desk = new WaitingList(settings, around.clock());
        // By words alone: with a model, one would measure how fast it reads questions that were never asked before.
        Search byWords = new Search(SearchModel.NONE, settings.search().tolerance());
        Path data = Files.createTempDirectory("yingda-bench-");
        try (Merchant merchant = Merchant.open(home, byWords);
                YingdaServer server = YingdaServer.start(
                        settings.withApiAt(WeChatSettings.NOWHERE),
                        merchant.bot(settings, Conversing.NOT_CONNECTED, desk, around.clock()),
                        desk,
                        around.clock(),
                        List.of(),
                        TurnListener.NONE,
                        Database.open(new EmbeddedFile(data.resolve("bench.db"))))) {
            merchant.knowledge().awaitLearning();
            return Bench.run(server.port(), account, questions, BenchOptions.DEFAULT, step -> {
                err().println(step);
                err().flush();
            });
        } finally {
            Folders.delete(data);
        }
    }
}
