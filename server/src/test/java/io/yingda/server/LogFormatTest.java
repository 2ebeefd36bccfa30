package io.yingda.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogFormatTest {

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

    private static String logged(String setting) throws Exception {
        LoggerContext context = new LoggerContext();
        try {
            context.putProperty("YINGDA_LOG", setting);
            JoranConfigurator configurator = new JoranConfigurator();
            configurator.setContext(context);
            URL configuration = Objects.requireNonNull(LogFormatTest.class.getResource("/logback.xml"));
            configurator.doConfigure(configuration);
            Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
            OutputStreamAppender<ILoggingEvent> console =
                    (OutputStreamAppender<ILoggingEvent>) root.getAppender("console");
            LoggingEvent event = new LoggingEvent(
                    LogFormatTest.class.getName(),
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
