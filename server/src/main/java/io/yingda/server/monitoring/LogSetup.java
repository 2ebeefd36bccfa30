package io.yingda.server.monitoring;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * What is logged, and how. In code, since the same read from XML takes longer than any other step of the start of a command.
 * A file named with {@code -Dlogback.configurationFile}, or the tests' own, takes its place. No level shows what a follower wrote.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class LogSetup extends ContextAwareBase implements Configurator {

    private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level %logger{0} - %msg%n";

    private static final Map<String, Level> LEVELS = Map.of(
            // Libraries speak up only when something is wrong.
            Logger.ROOT_LOGGER_NAME,
            Level.WARN,
            // What Drools warns of reaches rule authors in their own words, from the check of the rules.
            "org.drools",
            Level.ERROR,
            "org.kie",
            Level.ERROR,
            // It warns with the whole of a refused call: what was written, to whom, and the access token.
            "me.chanjar.weixin",
            Level.OFF);

    private final Function<String, @Nullable String> settings;
    private final boolean tested;

    /** Follows system properties and, where there is none of a name, the environment. */
    public LogSetup() {
        this(
                name -> System.getProperty(name, System.getenv(name)),
                LogSetup.class.getResource("/logback-test.xml") != null);
    }

    /**
     * @param settings {@code YINGDA_LOG}: {@code json} for a JSON object a line; {@code yingda.log}: the level of what is ours;
     *     {@code logback.configurationFile}
     * @param tested whether tests have a file of their own on the class path
     */
    LogSetup(Function<String, @Nullable String> settings, boolean tested) {
        this.settings = settings;
        this.tested = tested;
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        String file = settings.apply("logback.configurationFile");
        boolean ownFile = file != null && Files.isReadable(Path.of(file));
        if (ownFile || tested) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        set(context);
        if (file != null) {
            context.getLogger(LogSetup.class).warn("logback.configurationFile 指的文件 {} 读不出来，日志照默认的方式写", file);
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    void set(LoggerContext context) {
        Encoder<ILoggingEvent> encoder = "json".equals(settings.apply("YINGDA_LOG")) ? json() : lines();
        encoder.setContext(context);
        encoder.start();
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setContext(context);
        console.setName("console");
        // Standard output belongs to what a command prints.
        console.setTarget("System.err");
        console.setEncoder(encoder);
        console.start();
        LEVELS.forEach((logger, level) -> context.getLogger(logger).setLevel(level));
        context.getLogger("io.yingda").setLevel(Level.toLevel(settings.apply("yingda.log"), Level.INFO));
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(console);
    }

    private static Encoder<ILoggingEvent> lines() {
        PatternLayoutEncoder lines = new PatternLayoutEncoder();
        lines.setCharset(StandardCharsets.UTF_8);
        lines.setPattern(LINE);
        return lines;
    }

    private static Encoder<ILoggingEvent> json() {
        JsonEncoder json = new JsonEncoder();
        json.setWithSequenceNumber(false);
        json.setWithNanoseconds(false);
        json.setWithContext(false);
        json.setWithMDC(false);
        json.setWithMarkers(false);
        json.setWithKVPList(false);
        json.setWithMessage(false);
        json.setWithArguments(false);
        json.setWithFormattedMessage(true);
        return json;
    }
}
