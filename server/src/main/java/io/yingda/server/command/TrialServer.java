package io.yingda.server.command;

import io.yingda.server.content.Merchant;
import io.yingda.server.content.MerchantHome;
import io.yingda.server.desk.WaitingList;
import io.yingda.server.inbox.TurnListener;
import io.yingda.server.settings.Search;
import io.yingda.server.settings.SearchModel;
import io.yingda.server.settings.Settings;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.WeChatSettings;
import io.yingda.server.store.Database;
import io.yingda.server.store.Folders;
import io.yingda.server.web.YingdaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * A server in this process with a merchant's content and a database of its own, empty at first, for as long as something is
 * measured against it. WeChat's API cannot be reached from it.
 *
 * @param data the folder with the database's files, and nothing else; deleted in the end
 */
record TrialServer(Merchant merchant, YingdaServer server, Database database, Path data) implements AutoCloseable {

    /** Starts one that knows by heart what all articles mean, where it has a model. */
    static TrialServer start(MerchantHome home, Settings settings, SearchModel model, Clock clock)
            throws IOException, InterruptedException {
        WaitingList desk = new WaitingList(settings, clock);
        Path data = Files.createTempDirectory("yingda-bench-");
        Merchant merchant =
                Merchant.open(home, new Search(model, settings.search().tolerance()));
        try {
            Database database = Database.open(new EmbeddedFile(data.resolve("bench.db")));
            YingdaServer server = YingdaServer.start(
                    settings.withApiAt(WeChatSettings.NOWHERE),
                    merchant.bot(settings, Conversing.NOT_CONNECTED, desk, clock),
                    desk,
                    clock,
                    List.of(),
                    TurnListener.NONE,
                    database);
            merchant.knowledge().awaitLearning();
            return new TrialServer(merchant, server, database, data);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            merchant.close();
            Folders.delete(data);
            throw failed;
        }
    }

    /** Why the model that was asked for is not used; empty when it is, or none was. */
    String modelTrouble() {
        return merchant.modelTrouble();
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
        merchant.close();
        Folders.delete(data);
    }
}
