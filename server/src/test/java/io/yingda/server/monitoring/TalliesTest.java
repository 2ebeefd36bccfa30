package io.yingda.server.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.yingda.server.delivery.Outcome;
import io.yingda.server.delivery.Way;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TalliesTest {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Tallies tallies = new Tallies(registry, Set.of("shop"));

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void outcomesAreCountedByKindWayAndError() {
        tallies.settled("shop", new Outcome.Delivered(Way.CUSTOMER_SERVICE, Instant.EPOCH));
        tallies.settled("shop", new Outcome.Later(Instant.EPOCH, -1));
        tallies.settled("shop", new Outcome.Failed(48002, Instant.EPOCH));

        assertThat(registry.scrape())
                .contains(
                        "{account=\"shop\",error=\"0\",outcome=\"delivered\",way=\"customer_service\"} 1.0",
                        "{account=\"shop\",error=\"-1\",outcome=\"later\",way=\"none\"} 1.0",
                        "{account=\"shop\",error=\"48002\",outcome=\"failed\",way=\"none\"} 1.0")
                .doesNotContain("yingda_allowance_refusals_total");
    }

    @Test
    void whatWeChatAllowsNoMoreIsARefusal() {
        tallies.settled("shop", new Outcome.Waiting(45047));
        tallies.settled("shop", new Outcome.Waiting(45015));
        tallies.settled("shop", new Outcome.Later(Instant.EPOCH, 45009));

        assertThat(registry.scrape())
                .contains(
                        "yingda_allowance_refusals_total{account=\"shop\",by=\"wechat\",error=\"45047\"} 1.0",
                        "yingda_allowance_refusals_total{account=\"shop\",by=\"wechat\",error=\"45015\"} 1.0",
                        "yingda_allowance_refusals_total{account=\"shop\",by=\"wechat\",error=\"45009\"} 1.0");
    }

    @Test
    void soIsWhatOurOwnLedgerKeepsBackButNotWhatAnAccountCanNeverSend() {
        tallies.settled("shop", new Outcome.Waiting(0));
        tallies.settled("without", new Outcome.Waiting(0));

        assertThat(registry.scrape())
                .contains("yingda_allowance_refusals_total{account=\"shop\",by=\"ledger\",error=\"0\"} 1.0")
                .doesNotContain("yingda_allowance_refusals_total{account=\"without\"");
    }
}
