package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ActionTest {

    private static final Pattern WORD = Pattern.compile("^ {2}'([a-z-]+)': '[^']+',$", Pattern.MULTILINE);

    @Test
    void thePageHasAWordForEachAndForNothingElse() throws IOException {
        String page = Files.readString(Path.of("console/src/pages/AuditPage/actions.ts"));
        List<String> known = WORD.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(known)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Action.values()).map(Action::word).toList());
    }
}
