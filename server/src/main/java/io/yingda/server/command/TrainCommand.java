package io.yingda.server.command;

import io.yingda.engine.article.Article;
import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.training.Material;
import io.yingda.knowledge.training.ShippedCoefficients;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.quality.EvalFileException;
import io.yingda.server.quality.EvalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "给开发者：重新拟合程序自带的系数，写成 coefficients*.properties，文件头注明来历。",
            "材料是商户目录里的条目和测试问题（每条有几句问法），和 --answers 给的真实问题（条目只有答案）。",
            "同样的材料和种子，得到同样的系数。要几分钟。"
        },
        footer = {
            "例：./yingda train --answers data/taipei_gov_tw \\",
            "      --output knowledge-base/src/main/resources/io/yingda/knowledge/ranking"
        })
final class TrainCommand extends MerchantCommand {

    @Option(
            names = "--answers",
            paramLabel = "DIR",
            required = true,
            description = "只有答案的条目和关于它们的问题：文件夹里有 kb.jsonl 和 queries.jsonl，写法见 eval")
    Path answers = Path.of("");

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "写到哪个文件夹，它要已经存在")
    Path output = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "随机数的种子；不写就用自带系数的那个")
    long seed = ShippedCoefficients.SEED;

    TrainCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException {
        MerchantHome home = home();
        if (!Files.isDirectory(output)) {
            throw wrongUse("没有这个文件夹：" + output);
        }
        Material material = new Material(home.knowledgeBase(), articles(), questions());
        try (OnnxEmbedder embedder = OnnxEmbedder.bundled()) {
            Map<String, String> files = ShippedCoefficients.fit(material, embedder, seed, step -> {
                err().println(step);
                err().flush();
            });
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(output.resolve(file.getKey()), file.getValue());
            }
        } catch (EmbedderUnavailableException unavailable) {
            throw wrongUse(String.valueOf(unavailable.getMessage()));
        }
        return ExitCode.FINE;
    }

    private List<Article> articles() {
        try {
            return EvalFiles.articles(answers.resolve("kb.jsonl"));
        } catch (EvalFileException unreadable) {
            throw wrongUse(String.valueOf(unreadable.getMessage()));
        }
    }

    private List<Asked> questions() {
        try {
            return EvalFiles.questions(answers.resolve("queries.jsonl")).stream()
                    .map(question -> new Asked("", question.text(), question.right()))
                    .toList();
        } catch (EvalFileException unreadable) {
            throw wrongUse(String.valueOf(unreadable.getMessage()));
        }
    }

    private void write(Path file, String text) throws IOException {
        boolean same = Files.exists(file) && Files.readString(file).equals(text);
        Files.writeString(file, text);
        out().println((same ? "没有变：" : "写好了：") + file);
    }
}
