package io.yingda.server.command;

import io.yingda.engine.message.Reply;
import io.yingda.engine.problem.Nearest;
import io.yingda.engine.problem.Severity;
import io.yingda.engine.turn.Turn;
import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.records.Systems;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Settings;
import io.yingda.server.trace.TraceText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "chat",
        description = "在终端里和机器人对话：与微信里同样的知识库、规则和回复。改了条目或规则，存盘后马上生效。",
        footer = "进入后输入 /help 看能发些什么；也可以用管道送入，一行一条消息。")
final class ChatCommand extends MerchantCommand {

    private static final String PROMPT = "粉丝> ";
    private static final String BOT = "应答> ";
    private static final String INDENT = " ".repeat(6);

    @Option(names = "--account", paramLabel = "NAME", description = "和哪个公众号说话，yingda.yaml 里的名字；不写就是第一个")
    @Nullable
    String account;

    private @Nullable Turn last;

    ChatCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() {
        MerchantHome home = home();
        Settings settings = settings(home);
        AccountSettings talkingTo = account(settings, account);
        try (Merchant merchant = Merchant.open(home, settings.search());
                Systems systems = merchant.systems(settings, around.clock())) {
            merchant.watch();
            out().println("您正在和“" + talkingTo.title() + "”对话。/help 看能发些什么，/quit 结束。");
            long errors = merchant.problems().stream()
                    .filter(problem -> problem.severity() == Severity.ERROR)
                    .count();
            if (errors > 0) {
                out().println("内容有 " + errors + " 个错误，用 ./yingda check 查看。");
            }
            converse(new Conversing(merchant, systems, settings, talkingTo, around.clock()));
        }
        return ExitCode.FINE;
    }

    private void converse(Conversing conversing) {
        while (true) {
            if (around.asks()) {
                out().print(PROMPT);
            }
            out().flush();
            String line = around.line();
            if (line == null) {
                return;
            }
            if (!around.asks() && !line.isBlank()) {
                out().println(PROMPT + line);
            }
            switch (ChatLine.of(line)) {
                case ChatLine.Sends sends -> show(conversing.turn(sends.inbound()));
                case ChatLine.Unknown unknown ->
                    out().println("没有 " + unknown.name() + " 这个命令。"
                            + Nearest.to(unknown.name(), ChatLine.NAMES)
                                    .map(near -> "您是不是想写 " + near + "？")
                                    .orElse("/help 看有哪些。"));
                case ChatLine.Incomplete incomplete -> out().println(incomplete.name() + " 后面还要写一个词，/help 看写法。");
                case ChatLine.Asks asks -> {
                    if (asks == ChatLine.Asks.QUIT) {
                        return;
                    }
                    answer(asks, conversing);
                }
            }
        }
    }

    private void answer(ChatLine.Asks asks, Conversing conversing) {
        switch (asks) {
            case WHY -> out().println(last == null ? "还没有对话。" : TraceText.of(last));
            case NEW -> {
                conversing.forget();
                last = null;
                out().println("换了一个新粉丝。");
            }
            case HELP -> out().println(ChatLine.HELP);
            case QUIT, NOTHING -> {}
        }
    }

    private void show(Turn turn) {
        last = turn;
        if (turn.replies().isEmpty()) {
            out().println(BOT + "（不回复）");
        }
        for (Reply reply : turn.replies()) {
            String bubble = reply.asText().replace("\n", "\n" + INDENT).replace(INDENT + "\n", "\n");
            out().println(BOT + bubble);
        }
    }
}
