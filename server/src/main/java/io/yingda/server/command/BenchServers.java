package io.yingda.server.command;

import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.desk.DeskFigures;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.measure.BenchPart;
import io.yingda.server.records.SampleRecords;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import io.yingda.server.store.OwnSchema;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts the servers that are measured, each with the merchant's content and what it keeps in a place of its own, which is
 * gone afterwards.
 *
 * @param model which model searches by meaning
 * @param postgresql in which database server a schema may be made; null when none is known
 */
record BenchServers(
        MerchantHome home,
        Settings settings,
        SearchModel model,
        @Nullable DatabaseServer postgresql,
        Clock clock) {

    /** Something done with a server that listens on a port of the loopback. */
    @FunctionalInterface
    interface Measurement<T> {
        T against(int port) throws IOException, InterruptedException;
    }

    /** Something done with the server itself, its database, and the folder that holds the database's files and nothing else. */
    @FunctionalInterface
    interface Trial<T> {
        T of(YingdaServer server, Database database, Path data) throws IOException, InterruptedException;
    }

    boolean knowPostgresql() {
        return postgresql != null;
    }

    /** @throws IOException also when the model asked for cannot be had: figures without it would mislead */
    <T> T with(BenchPart part, Measurement<T> measurement) throws IOException, InterruptedException {
        SearchModel used = part == BenchPart.MEANING ? model : SearchModel.NONE;
        try (Merchant merchant = learned(used)) {
            return switch (part) {
                case MEMORY -> inMemory(merchant, measurement);
                case SQLITE, MEANING ->
                    inFile(merchant, (server, database, data) -> measurement.against(server.port()));
                case POSTGRESQL -> inSchema(merchant, measurement);
            };
        }
    }

    /** A server as it is served: with the model, if any, and on a file of its own in a folder of its own. */
    <T> T served(Trial<T> trial) throws IOException, InterruptedException {
        try (Merchant merchant = learned(model)) {
            return inFile(merchant, trial);
        }
    }

    private Merchant learned(SearchModel used) throws IOException, InterruptedException {
        Merchant merchant =
                Merchant.open(home, new Search(used, settings.search().tolerance()));
        if (!merchant.modelTrouble().isEmpty()) {
            merchant.close();
            throw new IOException(merchant.modelTrouble());
        }
        merchant.knowledge().awaitLearning();
        return merchant;
    }

    private <T> T inMemory(Merchant merchant, Measurement<T> measurement) throws IOException, InterruptedException {
        DeskFigures desk = new DeskFigures(settings, clock);
        try (YingdaServer server = YingdaServer.start(
                settings.withApiAt(WeChatSettings.NOWHERE),
                merchant.bot(settings, new SampleRecords(merchant.lookUps()::inService), desk, clock),
                desk,
                clock,
                List.of(),
                TurnListener.NONE)) {
            return measurement.against(server.port());
        }
    }

    private <T> T inFile(Merchant merchant, Trial<T> trial) throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("yingda-bench-");
        try {
            Database database = Database.open(new EmbeddedFile(data.resolve("bench.db")));
            return kept(merchant, database, server -> trial.of(server, database, data));
        } finally {
            Folders.delete(data);
        }
    }

    private <T> T inSchema(Merchant merchant, Measurement<T> measurement) throws IOException, InterruptedException {
        if (postgresql == null) {
            throw new IllegalStateException("no PostgreSQL server is known");
        }
        try (OwnSchema schema = OwnSchema.in(postgresql)) {
            return kept(merchant, Database.open(schema.server()), server -> measurement.against(server.port()));
        }
    }

    private interface Use<T> {
        T of(YingdaServer server) throws IOException, InterruptedException;
    }

    private <T> T kept(Merchant merchant, Database database, Use<T> use) throws IOException, InterruptedException {
        DeskFigures desk = new DeskFigures(settings, clock);
        try (YingdaServer server = YingdaServer.start(
                settings.withApiAt(WeChatSettings.NOWHERE),
                merchant.bot(settings, new SampleRecords(merchant.lookUps()::inService), desk, clock),
                desk,
                clock,
                List.of(),
                TurnListener.NONE,
                database)) {
            return use.of(server);
        }
    }
}
