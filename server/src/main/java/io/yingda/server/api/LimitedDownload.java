package io.yingda.server.api;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import me.chanjar.weixin.common.enums.WxType;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.util.http.RequestExecutor;
import me.chanjar.weixin.common.util.http.ResponseHandler;
import org.apache.http.HttpEntity;
import org.apache.http.client.HttpResponseException;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a file into memory, up to a size. WxJava's own would write any size to the disk.
 *
 * @param most the most bytes taken; of a larger file nothing is given
 */
record LimitedDownload(CloseableHttpClient client, int most)
        implements RequestExecutor<LimitedDownload.Fetched, String> {

    /** @param media null when the file is too large */
    record Fetched(@Nullable Media media) {}

    @Override
    public Fetched execute(String uri, String query, WxType type) throws WxErrorException, IOException {
        HttpGet get = new HttpGet(uri + '&' + query);
        try (CloseableHttpResponse response = client.execute(get)) {
            int status = response.getStatusLine().getStatusCode();
            HttpEntity entity = response.getEntity();
            if (status >= 300 || entity == null) {
                throw new HttpResponseException(status, "status " + status);
            }
            byte[] content = read(get, entity);
            ContentType contentType = ContentType.get(entity);
            String media = contentType == null ? "application/octet-stream" : contentType.getMimeType();
            // WeChat tells of errors in JSON, now and then as plain text.
            if (media.endsWith("json") || media.equals("text/plain")) {
                WxError error = WxError.fromJson(new String(content, StandardCharsets.UTF_8), type);
                throw new WxErrorException(error);
            }
            return new Fetched(content.length > most ? null : new Media(media, content));
        }
    }

    /** At most one byte more than wanted; the connection on which more would come is given up. */
    private byte[] read(HttpGet get, HttpEntity entity) throws IOException {
        try (InputStream stream = entity.getContent()) {
            byte[] content = stream.readNBytes(most + 1);
            if (content.length > most) {
                get.abort();
            }
            return content;
        }
    }

    @Override
    public void execute(String uri, String query, ResponseHandler<Fetched> handler, WxType type)
            throws WxErrorException, IOException {
        handler.handle(execute(uri, query, type));
    }
}
