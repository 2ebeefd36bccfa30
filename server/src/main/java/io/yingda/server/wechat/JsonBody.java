package io.yingda.server.wechat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.yingda.server.wechat.Refused.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON object into elements. A list of one may be written as the one alone, which comes to the same here. */
final class JsonBody {

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Body.DEEPEST)
                    .build())
            .build();

    private JsonBody() {}

    static Element read(String text) throws Refused {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new Refused(Reason.MALFORMED);
            }
            Element root = object("", json);
            if (json.nextToken() != null) {
                throw new Refused(Reason.MALFORMED);
            }
            return root;
        } catch (IOException malformed) {
            throw new Refused(Reason.MALFORMED);
        }
    }

    private static Element object(String name, JsonParser json) throws IOException {
        List<Element> children = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            value(field, json, children);
        }
        return new Element(name, "", children);
    }

    /** An array's entries all carry its name, as repeated elements do in XML. */
    private static void value(String name, JsonParser json, List<Element> into) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> into.add(object(name, json));
            case START_ARRAY -> {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    value(name, json, into);
                }
            }
            case VALUE_NULL -> {}
            default -> into.add(new Element(name, json.getText().strip(), List.of()));
        }
    }
}
