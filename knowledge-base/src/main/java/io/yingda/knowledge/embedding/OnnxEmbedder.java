package io.yingda.knowledge.embedding;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A BERT encoder run by ONNX Runtime, one text at a time on the caller's thread. The vector is the last layer's at the first
 * token, as BAAI's bge models are used, brought to length 1. One text at a time, because the quantised model gives a text
 * another vector in another batch.
 */
public final class OnnxEmbedder implements Embedder, AutoCloseable {

    /** Questions are short, and time grows with length: what comes after this many tokens is left out. */
    private static final int LONGEST = 128;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPiece wordPiece;
    private final String version;
    private final int dimensions;

    private OnnxEmbedder(ModelFiles files) throws IOException, OrtException {
        wordPiece = WordPiece.read(files.tokenizer());
        version = files.digest();
        environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            // An arena would keep the memory of the longest text for ever.
            options.setCPUArenaAllocator(false);
            options.setMemoryPatternOptimization(false);
            session = environment.createSession(files.model().toString(), options);
        }
        dimensions = run("").length;
    }

    /**
     * The model this program comes with: bge-small-zh-v1.5, 512 dimensions.
     *
     * @throws EmbedderUnavailableException when it cannot be loaded here
     */
    public static OnnxEmbedder bundled() throws EmbedderUnavailableException {
        return load(ModelFiles::bundled, "内置的语义模型");
    }

    /**
     * The same, unpacked into this folder with what runs it for the next process.
     *
     * @throws EmbedderUnavailableException when it cannot be loaded here
     */
    public static OnnxEmbedder bundled(Path folder) throws EmbedderUnavailableException {
        NativeRuntime.unpackInto(folder);
        return load(() -> ModelFiles.bundled(folder), "内置的语义模型");
    }

    /**
     * Another model of the BERT type.
     *
     * @param model an {@code .onnx} file or the folder of the only one, its {@code tokenizer.json} beside it
     * @throws EmbedderUnavailableException when it cannot be loaded
     */
    public static OnnxEmbedder at(Path model) throws EmbedderUnavailableException {
        return load(() -> ModelFiles.at(model), "语义模型 " + model);
    }

    private interface Source {
        ModelFiles read() throws IOException;
    }

    private static OnnxEmbedder load(Source source, String name) throws EmbedderUnavailableException {
        try (ModelFiles files = source.read()) {
            return new OnnxEmbedder(files);
        } catch (NoSuchFileException missing) {
            throw new EmbedderUnavailableException(name + "读不出来：没有文件 " + missing.getMessage(), missing);
        } catch (IOException unreadable) {
            throw new EmbedderUnavailableException(name + "读不出来：" + unreadable.getMessage(), unreadable);
        } catch (OrtException unfit) {
            throw new EmbedderUnavailableException(name + "用不了：" + unfit.getMessage(), unfit);
        } catch (LinkageError missing) {
            throw new EmbedderUnavailableException("这台机器装不上 ONNX Runtime 的本地库：" + missing.getMessage(), missing);
        }
    }

    @Override
    public int dimensions() {
        return dimensions;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public float[] embed(String folded) {
        try {
            return run(folded);
        } catch (OrtException failed) {
            throw new IllegalStateException("the embedding model that worked when it was loaded failed", failed);
        }
    }

    private float[] run(String text) throws OrtException {
        long[] numbers = wordPiece.numbers(text, LONGEST);
        long[] ones = new long[numbers.length];
        Arrays.fill(ones, 1);
        Map<String, long[]> known =
                Map.of("input_ids", numbers, "attention_mask", ones, "token_type_ids", new long[numbers.length]);
        Map<String, OnnxTensor> inputs = new HashMap<>();
        try {
            for (String name : session.getInputNames()) {
                long[] values = known.get(name);
                if (values == null) {
                    throw new OrtException("unknown input " + name);
                }
                inputs.put(
                        name,
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(values), new long[] {1, values.length}));
            }
            try (OrtSession.Result result = session.run(inputs)) {
                return firstToken(result);
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static float[] firstToken(OrtSession.Result result) throws OrtException {
        if (!(result.get(0) instanceof OnnxTensor output) || output.getInfo().getShape().length != 3) {
            throw new OrtException("the first output is not of the shape [texts, tokens, dimensions]");
        }
        FloatBuffer values = output.getFloatBuffer();
        float[] vector = new float[(int) output.getInfo().getShape()[2]];
        values.get(vector);
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        float length = (float) Math.sqrt(Math.max(square, Float.MIN_NORMAL));
        for (int index = 0; index < vector.length; index++) {
            vector[index] /= length;
        }
        return vector;
    }

    /** Lets go of the model's memory; nothing may be embedded any more. */
    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException unclean) {
            throw new IllegalStateException("the embedding model cannot be closed", unclean);
        }
    }
}
