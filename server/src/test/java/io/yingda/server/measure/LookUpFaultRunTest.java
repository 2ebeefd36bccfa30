package io.yingda.server.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small table of faults; {@code ./yingda bench --lookups} makes the large one. */
@Timeout(120)
class LookUpFaultRunTest {

    private static final MerchantHome HOME = new MerchantHome(Path.of(".."));

    private static Merchant merchant;

    @BeforeAll
    static void open() {
        merchant = Merchant.open(HOME, Search.by(SearchModel.NONE));
    }

    @AfterAll
    static void close() {
        merchant.close();
    }

    /** One that hangs for good is waited for a minute, which is left to the large table. */
    @ParameterizedTest
    @EnumSource(value = FaultyCrm.Kind.class, mode = EnumSource.Mode.EXCLUDE, names = "HALF")
    void nobodyIsLeftWithoutAnAnswer(FaultyCrm.Kind kind) throws Exception {
        Settings settings = SettingsReader.read(HOME.settings(), Map.of())
                .settings()
                .orElseThrow()
                .at("127.0.0.1")
                .on(0);
        AccountSettings account = settings.accounts().values().iterator().next();

        LookUpFaultReport.Row row = new LookUpFaultRun(merchant, settings, account, 40, Clock.systemUTC()).run(kind);

        assertThat(row.passed()).as(row.toString()).isTrue();
        assertThat(row.passive()).isEqualTo(80);
        assertThat(row.slowestMillis()).isLessThan(4_500);
        if (kind == FaultyCrm.Kind.SLOW) {
            assertThat(row.told()).isPositive();
        } else {
            assertThat(row.told()).isZero();
        }
    }
}
