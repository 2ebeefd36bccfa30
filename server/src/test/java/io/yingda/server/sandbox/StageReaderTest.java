package io.yingda.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.engine.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageReaderTest {

    @TempDir
    private Path home;

    private final List<Problem> problems = new ArrayList<>();

    @Test
    void theDemoMerchantsStageIsInOrder() {
        Stage stage = StageReader.read(Path.of("..").toAbsolutePath(), problems::add);
        assertThat(problems).isEmpty();
        assertThat(stage.people()).hasSizeGreaterThan(3);
        assertThat(stage.propsOf("hemiao").menu())
                .hasSize(3)
                .allMatch(button -> button.buttons().size() <= 5);
        assertThat(stage.propsOf("hemiao").suggestions()).hasSizeGreaterThan(5);
    }

    @Test
    void withoutTheFileThereIsABareStage() {
        assertThat(StageReader.read(home, problems::add)).isEqualTo(Stage.BARE);
        assertThat(problems).isEmpty();
    }

    @Test
    void everythingWrongIsReportedWithItsLine() throws IOException {
        Files.writeString(home.resolve("sandbox.yaml"), """
                people:
                  - {id: a, nickname: 甲, colour: red}
                  - {id: "林 林", nickname: 乙}
                  - {id: b, nickname: 丙}
                  - {id: b, nickname: 丁}
                accounts:
                  shop:
                    menu:
                      - {label: 空的}
                    scenez: []
                """);
        Stage stage = StageReader.read(home, problems::add);
        assertThat(problems).extracting(Problem::line).contains(2, 3, 5, 9, 10);
        assertThat(problems).anyMatch(problem -> problem.asLine().contains("scenes"));
        assertThat(stage.people()).extracting(Person::nickname).containsExactly("丙");
    }

    @Test
    void moreButtonsThanWeChatTakesAreLeftOut() throws IOException {
        Files.writeString(home.resolve("sandbox.yaml"), """
                accounts:
                  shop:
                    menu: [{label: 一, key: A}, {label: 二, key: B}, {label: 三, key: C}, {label: 四, key: D}]
                """);
        assertThat(StageReader.read(home, problems::add).propsOf("shop").menu()).hasSize(3);
        assertThat(problems).hasSize(1);
    }

    @Test
    void brokenYamlLeavesABareStage() throws IOException {
        Files.writeString(home.resolve("sandbox.yaml"), "people: [");
        assertThat(StageReader.read(home, problems::add).people()).isEqualTo(Stage.BARE.people());
        assertThat(problems).isNotEmpty();
    }
}
