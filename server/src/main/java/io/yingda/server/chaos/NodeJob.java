package io.yingda.server.chaos;

import io.yingda.server.settings.AccountSettings;
import io.yingda.server.settings.StoreSettings.DatabaseServer;
import io.yingda.server.settings.StoreSettings.EmbeddedFile;
import io.yingda.server.settings.StoreSettings.Place;
import java.nio.file.Path;

/**
 * What a server that is to be killed is told at its start, as one line of JSON.
 *
 * @param port where it listens on the loopback
 * @param api where WeChat's API is
 * @param file the database's file; empty where the database is a server
 * @param url of the database server; empty where it is a file
 */
record NodeJob(int port, String api, Official account, String file, String url, String user, String password) {

    /** The one account it serves. */
    record Official(
            String name, String title, String appId, String originalId, String token, String aesKey, String secret) {

        AccountSettings settings() {
            return new AccountSettings(
                    name,
                    title,
                    appId,
                    originalId,
                    token,
                    aesKey,
                    null,
                    secret,
                    AccountSettings.Mode.SAFE,
                    AccountSettings.DeskKind.YINGDA);
        }
    }

    static NodeJob of(int port, String api, Official account, Place place) {
        return switch (place) {
            case EmbeddedFile embedded ->
                new NodeJob(port, api, account, embedded.path().toString(), "", "", "");
            case DatabaseServer server ->
                new NodeJob(port, api, account, "", server.url(), server.user(), server.password());
        };
    }

    Place place() {
        return file.isEmpty() ? new DatabaseServer(url, user, password) : new EmbeddedFile(Path.of(file));
    }
}
