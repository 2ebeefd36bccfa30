package io.yingda.knowledge.embedding;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ONNX Runtime's libraries, unpacked once for all processes: by itself it unpacks them into the system's temporary folder at
 * every start, which takes longer than all else it does.
 */
final class NativeRuntime {

    private static final Logger LOG = LoggerFactory.getLogger(NativeRuntime.class);

    /** Where ONNX Runtime looks for its libraries, if it is set when its first class is used. */
    private static final String PLACE = "onnxruntime.native.path";

    private NativeRuntime() {}

    /** Where they cannot be unpacked or used from there, ONNX Runtime is left to itself. */
    static synchronized void unpackInto(Path folder) {
        if (System.getProperty(PLACE) != null) {
            return;
        }
        try {
            Optional<UnpackedEntry> runtime = library("onnxruntime");
            Optional<UnpackedEntry> bridge = library("onnxruntime4j_jni");
            if (runtime.isPresent() && bridge.isPresent()) {
                Path place = folder.resolve(
                        "onnxruntime-" + runtime.get().version() + bridge.get().version());
                Path file = place.resolve(System.mapLibraryName("onnxruntime"));
                runtime.get().unpack(file);
                bridge.get().unpack(place.resolve(System.mapLibraryName("onnxruntime4j_jni")));
                // Some folders hold no programs: better to know before ONNX Runtime does, which tries but once.
                System.load(file.toAbsolutePath().toString());
                System.setProperty(PLACE, place.toAbsolutePath().toString());
            }
        } catch (IOException | UnsatisfiedLinkError unusable) {
            LOG.warn("ONNX Runtime 的本地库不能放在缓存里，每次启动都要重新解开：{}", unusable.toString());
        }
    }

    private static Optional<UnpackedEntry> library(String name) throws IOException {
        URL packed = OrtEnvironment.class.getResource("native/" + platform() + "/" + System.mapLibraryName(name));
        return UnpackedEntry.of(packed);
    }

    /** As ONNX Runtime names it. */
    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        return (system.contains("mac") ? "osx" : system.contains("win") ? "win" : "linux")
                + "-"
                + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
