package io.yingda.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogSetupTest {

    @Test
    void oneJsonObjectALineWhenAskedFor() throws Exception {
        String line = logged("json");

        JsonNode entry = new ObjectMapper().readTree(line);

        assertThat(line).endsWith("\n").containsOnlyOnce("\n");
        assertThat(entry.path("level").asText()).isEqualTo("WARN");
        assertThat(entry.path("loggerName").asText()).isEqualTo("io.yingda.Some");
        assertThat(entry.path("formattedMessage").asText()).isEqualTo("公众号 \"shop\"：3 次");
        assertThat(entry.has("timestamp")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "JSONN"})
    void plainLinesOtherwise(String setting) throws Exception {
        assertThat(logged(setting)).endsWith("WARN  Some - 公众号 \"shop\"：3 次" + System.lineSeparator());
    }

    @Test
    void librariesSpeakUpOnlyWhenSomethingIsWrong() {
        LoggerContext context = new LoggerContext();
        try {
            with("yingda.log", "debug").set(context);

            assertThat(context.getLogger("io.yingda.server.Some").getEffectiveLevel())
                    .isEqualTo(Level.DEBUG);
            assertThat(context.getLogger("io.vertx.Some").getEffectiveLevel()).isEqualTo(Level.WARN);
            assertThat(context.getLogger("org.drools.Some").getEffectiveLevel()).isEqualTo(Level.ERROR);
            assertThat(context.getLogger("me.chanjar.weixin.Some").getEffectiveLevel())
                    .isEqualTo(Level.OFF);
        } finally {
            context.stop();
        }
    }

    @Test
    void aFileOfTheOperatorsTakesItsPlace(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("logback.xml"), "<configuration/>");
        LoggerContext context = new LoggerContext();
        try {
            assertThat(with("logback.configurationFile", file.toString()).configure(context))
                    .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
            assertThat(context.getLogger("me.chanjar.weixin").getLevel()).isNull();
        } finally {
            context.stop();
        }
    }

    @Test
    void aFileThatIsNotThereDoesNotMakeEverybodyTalk(@TempDir Path folder) {
        LoggerContext context = new LoggerContext();
        try {
            assertThat(with(
                                    "logback.configurationFile",
                                    folder.resolve("none.xml").toString())
                            .configure(context))
                    .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
            assertThat(context.getLogger("me.chanjar.weixin").getLevel()).isEqualTo(Level.OFF);
        } finally {
            context.stop();
        }
    }

    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LogSetup.class);
    }

    private static LogSetup with(String name, String value) {
        return new LogSetup(asked -> asked.equals(name) ? value : null, false);
    }

    private static String logged(String setting) throws Exception {
        LoggerContext context = new LoggerContext();
        try {
            with("YINGDA_LOG", setting).set(context);
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            OutputStreamAppender<ILoggingEvent> console =
                    (OutputStreamAppender<ILoggingEvent>) root.getAppender("console");
            LoggingEvent event = new LoggingEvent(
                    LogSetupTest.class.getName(),
                    context.getLogger("io.yingda.Some"),
                    Level.WARN,
                    "公众号 \"{}\"：{} 次",
                    null,
                    new Object[] {"shop", 3});
            return new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
        } finally {
            context.stop();
        }
    }
}
