package io.yingda.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.LauncherMachine.Outcome;
import io.yingda.server.LauncherMachine.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a shell script")
class LauncherTest {

    @TempDir
    private Path directory;

    private LauncherMachine machine;

    @BeforeEach
    void aMachine() throws IOException {
        machine = new LauncherMachine(directory);
    }

    @Test
    void argumentsAndTheCallersDirectoryArriveThroughASymbolicLink() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("else where"));
        Path link = Files.createSymbolicLink(elsewhere.resolve("link"), Path.of("../clone/yingda"));

        Outcome outcome = machine.begin(elsewhere, link, "explain", "--home", "我的店", "积分 怎么用")
                .end();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .startsWith("java of jdk in " + elsewhere.toRealPath())
                .contains("<-Dyingda.repository=" + machine.repository() + ">\n")
                .endsWith("/server/target/yingda-server.jar>\n<explain>\n<--home>\n<我的店>\n<积分 怎么用>\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void theExitCodeOfTheCommandIsTheLaunchers(int code) throws Exception {
        machine.set("JAVA_ENDS_WITH", String.valueOf(code));

        assertThat(machine.run("check").exitCode()).isEqualTo(code);
    }

    @Test
    void furtherJvmOptionsComeAfterTheLaunchersOwn() throws Exception {
        machine.set("YINGDA_JAVA_OPTS", "-Xmx2g -Dx=y");

        assertThat(machine.run("serve").out()).containsSubsequence("<-Xmx512m>", "<-Xmx2g>\n<-Dx=y>\n<-jar>");
    }

    @Test
    void anUnsuitableJdkNamedByHandIsRefused() throws Exception {
        machine.set("YINGDA_JAVA_HOME", machine.jdk("old", 17).toString());

        Outcome outcome = machine.run("check");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.error()).contains("YINGDA_JAVA_HOME", "不是 JDK 21");
    }

    @Test
    void theNewestJdkOfTheUsualFoldersIsTakenWhenTheUsualOneIsTooOld() throws Exception {
        machine.unset("YINGDA_JAVA_HOME");
        machine.set("JAVA_HOME", machine.jdk("old", 17).toString());
        Files.createSymbolicLink(directory.resolve("bin/java"), directory.resolve("old/bin/java"));
        machine.jdk("home/.jdks/newer", 998);
        machine.jdk("home/.sdkman/candidates/java/newest", 999);

        assertThat(machine.run("check").out()).startsWith("java of newest");
    }

    @Test
    void itBuildsFirstAndThenOnlyWhenASourceIsNewer() throws Exception {
        machine.run("check");
        machine.run("check");
        assertThat(machine.mavenCalls()).singleElement().asString().contains("package");

        Files.setLastModifiedTime(machine.source(), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        machine.run("check");
        assertThat(machine.mavenCalls()).hasSize(2);
    }

    @Test
    void whatWasBuiltLastRunsWhenBuildingIsSwitchedOff() throws Exception {
        machine.set("YINGDA_SKIP_BUILD", "1");
        assertThat(machine.run("check").exitCode()).isEqualTo(2);

        machine.unset("YINGDA_SKIP_BUILD");
        machine.run("check");
        Files.setLastModifiedTime(machine.source(), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        machine.set("YINGDA_SKIP_BUILD", "1");
        assertThat(machine.run("check").exitCode()).isZero();
        assertThat(machine.mavenCalls()).hasSize(1);
    }

    @Test
    void classesAreArchivedFromTheSecondRunOnUntilTheNextBuild() throws Exception {
        assertThat(machine.run("check").out()).doesNotContain("SharedArchiveFile");
        assertThat(machine.run("check").out()).contains("<-XX:+AutoCreateSharedArchive>", "start-check-jdk");

        Files.setLastModifiedTime(machine.source(), FileTime.from(Instant.now().plus(Duration.ofHours(1))));
        assertThat(machine.run("check").out()).doesNotContain("SharedArchiveFile");
    }

    @Test
    void whereAllIsLearnedTheFastCompilerIsEnough() throws Exception {
        Path home = directory.resolve("a shop");
        String fast = "<-XX:TieredStopAtLevel=1>";
        String vectors = "<--add-modules=jdk.incubator.vector>";
        Path articles = Files.createDirectories(home.resolve("knowledge-base/articles"));
        for (int number = 0; number < 9; number++) {
            Files.writeString(articles.resolve(number + ".md"), "");
        }
        Path cache = Files.createDirectories(home.resolve(".yingda/cache/meaning"));
        machine.run("check");
        assertThat(machine.run("explain", "--home", home.toString(), "几点").out())
                .contains(vectors)
                .doesNotContain(fast);

        Files.writeString(cache.resolve("learned-1.bin"), "");
        Path kept = Files.writeString(cache.resolveSibling("content.bin"), "");
        Files.setLastModifiedTime(kept, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(machine.run("explain", "--home", home.toString(), "几点").out())
                .contains(fast)
                .doesNotContain(vectors);
        assertThat(machine.run("explain", "几点", "--home=" + home).out()).contains(fast);
        assertThat(machine.run("check", "--home", home.toString()).out()).contains(fast);
        assertThat(machine.run("check", "--home", home.toString()).out()).contains("start-check-learned-jdk");
        assertThat(machine.run("import", "--home", home.toString()).out()).doesNotContain(fast, vectors);

        // Another build may learn otherwise.
        for (Path marker : markers()) {
            Files.delete(marker);
        }
        assertThat(machine.run("check", "--home", home.toString()).out()).doesNotContain(fast);
        assertThat(machine.run("check", "--home", home.toString()).out()).contains(fast);

        // A few changed files are not worth learning anew.
        for (int number = 0; number < 9; number++) {
            assertThat(machine.run("check", "--home", home.toString()).out().contains(fast))
                    .isEqualTo(number <= 3);
            Files.setLastModifiedTime(
                    articles.resolve(number + ".md"),
                    FileTime.from(Instant.now().plusSeconds(120)));
        }
    }

    @Test
    void itRunsWhereNothingCanBeWritten() throws Exception {
        machine.run("check");
        Path marker = markers().getFirst();
        Files.delete(marker);
        Files.createSymbolicLink(marker, directory.resolve("no folder/marker"));

        assertThat(machine.run("check").exitCode()).isZero();
    }

    /** What the first run of each kind of start leaves for the second. */
    private List<Path> markers() throws IOException {
        try (Stream<Path> files = Files.list(machine.repository().resolve("server/target"))) {
            return files.filter(file -> file.toString().endsWith(".next")).toList();
        }
    }

    @Test
    void aFailedBuildShowsItsErrorsAndIsTriedAgain() throws Exception {
        Path broken = Files.createFile(machine.repository().resolve("broken"));

        Outcome outcome = machine.run("check");

        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.error()).contains("构建失败", "A.java:[1,2] a semicolon is missing", "build.log");

        Files.delete(broken);
        assertThat(machine.run("check").exitCode()).isZero();
    }

    @Test
    void startsAtTheSameTimeBuildOnce() throws Exception {
        Path launcher = machine.repository().resolve("yingda");
        Start one = machine.begin(directory, launcher, "check");
        Start other = machine.begin(directory, launcher, "check");

        assertThat(one.end().exitCode()).isZero();
        assertThat(other.end().exitCode()).isZero();
        assertThat(machine.mavenCalls()).hasSize(1);
    }

    @Test
    void theLockOfAStartThatWasKilledIsNoHindrance() throws Exception {
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path lock =
                Files.createDirectories(machine.repository().resolve(".yingda")).resolve("build.lock");
        Files.writeString(lock, gone.pid() + "\n");

        assertThat(machine.run("check").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void theTestCommandAddsUpWhatTheModulesTested() throws Exception {
        String browser = directory.resolve("bin/mvn").toString();
        machine.set("YINGDA_CHROMIUM", browser);

        Outcome outcome = machine.run("test", "-pl", "rules");

        assertThat(outcome.exitCode()).isZero();
        assertThat(machine.mavenCalls()).singleElement().asString().endsWith("verify -pl rules");
        assertThat(outcome.out()).contains("browser " + browser).endsWith("\n6 passed, 0 failed, 1 skipped\n");
    }

    @Test
    void theTestCommandFailsWithMaven() throws Exception {
        machine.set("YINGDA_CHROMIUM", directory.resolve("bin/mvn").toString());
        Files.createFile(machine.repository().resolve("broken"));

        Outcome outcome = machine.run("test");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.error()).contains("测试没有通过");
    }
}
