package io.yingda.server.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageScriptTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);

    @Test
    void oneThatHangsIsEndedWithWhatItStarted() {
        String forEver = "setTimeout(() => {}, 1e8)";
        PageScript hangs = evaluated("""
                console.log('started')
                require('child_process').spawn(process.execPath, ['-e', '%s'], {stdio: 'inherit'})
                %s
                """.formatted(forEver, forEver), Duration.ofSeconds(2));

        assertThatThrownBy(hangs::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not ended after PT2S")
                .hasMessageContaining("started");
    }

    @Test
    void oneThatFailsIsToldWithWhatItSaid() {
        assertThatThrownBy(evaluated("console.error('no such button'); process.exit(1)", AMPLE)::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("no such button");
    }

    @Test
    void whatItAsksForIsDoneBeforeItGoesOn() throws Exception {
        List<String> wishes = new ArrayList<>();

        List<String> told = evaluated("""
                console.log('@night')
                process.stdin.once('data', () => { console.log('it is night'); process.exit() })
                """, AMPLE).run(wishes::add);

        assertThat(wishes).containsExactly("@night");
        assertThat(told).containsExactly("@night", "it is night");
    }

    private static PageScript evaluated(String script, Duration most) {
        return new PageScript(List.of("-e", script), Map.of(), most);
    }
}
