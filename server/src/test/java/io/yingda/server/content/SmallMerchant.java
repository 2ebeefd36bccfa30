package io.yingda.server.content;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A merchant with two articles, two rules, one scenario and one question, all in order, in a folder of a test. */
public final class SmallMerchant {

    public static final String RETURN = """
            ---
            id: return
            question: 买的东西不喜欢，可以退吗？
            similar: [七天无理由怎么退, 不想要了能退货吗, 退货怎么办理]
            category: 退换货
            ---
            签收后 7 天内可以退。
            """;

    public static final String RULES = """
            import io.yingda.engine.fact.*;
            global io.yingda.engine.decision.Decisions decide;

            rule "直接答"
              salience 10
            when
              $best: Candidate(rank == 1, confidence >= 0.1)
            then
              decide.answer($best);
            end

            rule "没听懂"
            when
              Message(kind == Kind.TEXT)
            then
              decide.say("没听懂");
              decide.miss();
            end
            """;

    private SmallMerchant() {}

    /** Writes the merchant's files. */
    public static MerchantHome in(Path folder) throws IOException {
        write(folder, "knowledge-base/articles/退换货/return.md", RETURN);
        write(folder, "knowledge-base/articles/门店/hours.md", """
                ---
                id: hours
                question: 门店几点开门？
                similar: [店里营业到几点, 周末开门吗, 几点关门]
                category: 门店
                ---
                每天 10:00 到 21:30。
                """);
        write(folder, "knowledge-base/questions/all.yaml", """
                - question: 门店几点开门
                  expect: hours
                  kind: short
                - question: 可以退吗
                  expect: return
                  kind: short
                """);
        write(folder, "rules/drl/answers.drl", RULES);
        write(folder, "rules/scenarios/answers.yaml", """
                - scenario: 有把握就答，没把握就说没听懂
                  account: shop
                  turns:
                    - text: 可以退吗
                      candidates: [{article: return, confidence: 0.9}]
                      expect: {decision: Answer, article: return, reply: [7 天内]}
                    - text: 哈哈
                      candidates: []
                      expect: {decision: Say, reply: [没听懂], rules: [没听懂]}
                """);
        write(folder, "yingda.yaml", """
                server: {port: 0}
                accounts:
                  shop:
                    name: 小店
                    appId: wx0123456789abcdef
                    originalId: gh_0123456789ab
                    token: ${SHOP_TOKEN}
                    mode: plain
                """);
        return new MerchantHome(folder);
    }

    public static void write(Path folder, String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
