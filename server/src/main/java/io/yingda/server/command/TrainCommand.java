package io.yingda.server.command;

import io.yingda.knowledge.embedding.EmbedderUnavailableException;
import io.yingda.knowledge.embedding.OnnxEmbedder;
import io.yingda.knowledge.ranking.Asked;
import io.yingda.knowledge.ranking.Material;
import io.yingda.knowledge.training.ShippedCoefficients;
import io.yingda.server.quality.EvalFileException;
import io.yingda.server.quality.EvalFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "train",
        description = {
            "给开发者：重新拟合程序自带的系数，写成 coefficients*.properties，文件头注明来历。",
            "材料是许多商户的条目和粉丝的问题，每个商户一个文件夹，里面有 kb.jsonl 和 queries.jsonl，写法见 eval。",
            "同样的材料和种子，得到同样的系数。要几分钟。"
        },
        footer = {
            "例：./yingda train --materials knowledge-base/src/training/fitted \\",
            "      --output knowledge-base/src/main/resources/io/yingda/knowledge/ranking"
        })
final class TrainCommand extends MerchantCommand {

    @Option(names = "--materials", paramLabel = "DIR", required = true, description = "材料在哪个文件夹，每个商户一个子文件夹")
    Path materials = Path.of("");

    @Option(names = "--output", paramLabel = "DIR", required = true, description = "写到哪个文件夹，它要已经存在")
    Path output = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "随机数的种子；不写就用自带系数的那个")
    long seed = ShippedCoefficients.SEED;

    TrainCommand(Surroundings around) {
        super(around);
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(output)) {
            throw wrongUse("没有这个文件夹：" + output);
        }
        List<Material> merchants = merchants();
        try (OnnxEmbedder embedder = OnnxEmbedder.bundled()) {
            Map<String, String> files = ShippedCoefficients.fit(merchants, embedder, seed, step -> {
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

    private List<Material> merchants() throws IOException {
        if (!Files.isDirectory(materials)) {
            throw wrongUse("没有这个文件夹：" + materials);
        }
        List<Path> folders;
        try (Stream<Path> children = Files.list(materials)) {
            folders = children.filter(Files::isDirectory).sorted().toList();
        }
        if (folders.isEmpty()) {
            throw wrongUse(materials + " 里没有子文件夹，每个商户要有一个");
        }
        return folders.stream().map(this::merchant).toList();
    }

    private Material merchant(Path folder) {
        try {
            return new Material(
                    folder.getFileName().toString(),
                    EvalFiles.articles(folder.resolve("kb.jsonl")),
                    EvalFiles.questions(folder.resolve("queries.jsonl")).stream()
                            .map(question -> new Asked("", question.text(), question.right()))
                            .toList());
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
