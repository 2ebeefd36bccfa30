package io.yingda.server.sandbox.api;

import io.yingda.server.sandbox.phone.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The message templates of one account. An account that has none yet takes any template id and shows the values as they
 * come; once it has one, an unknown id is refused.
 */
final class Templates {

    private static final int MOST = 25;
    private static final Pattern PLACE = Pattern.compile("(?:([^\\n{}：:]*)[：:]\\s*)?\\{\\{(\\w+)\\.DATA}}");

    private final Map<String, Template> byId = new LinkedHashMap<>();

    /**
     * A template.
     *
     * @param content with places such as {@code {{keyword1.DATA}}}, one a line
     */
    record Template(String id, String title, String content) {}

    /** Refused with 45009 when there are 25. */
    Template add(String id, String title, String content) throws Refusal {
        if (byId.size() >= MOST) {
            throw new Refusal(ErrorCode.QUOTA);
        }
        Template template = new Template(id, title, content);
        byId.put(id, template);
        return template;
    }

    boolean remove(String id) {
        return byId.remove(id) != null;
    }

    List<Template> all() {
        return List.copyOf(byId.values());
    }

    /**
     * A message as it is shown.
     *
     * @param values by name, as the call gives them; each an object that holds its text
     */
    Content fill(String id, Body values, String url) throws Refusal {
        Optional<Template> known = Optional.ofNullable(byId.get(id));
        if (id.isEmpty() || (known.isEmpty() && !byId.isEmpty())) {
            throw new Refusal(ErrorCode.INVALID_TEMPLATE_ID);
        }
        List<Content.Row> rows = new ArrayList<>();
        if (known.isEmpty()) {
            for (String name : values.names()) {
                rows.add(new Content.Row("", values.in(name).text("value")));
            }
        } else {
            Matcher places = PLACE.matcher(known.get().content());
            while (places.find()) {
                String label = places.group(1) == null ? "" : places.group(1).strip();
                rows.add(new Content.Row(label, values.in(places.group(2)).text("value")));
            }
        }
        if (rows.isEmpty() || rows.stream().allMatch(row -> row.value().isEmpty())) {
            throw new Refusal(ErrorCode.INVALID_TEMPLATE_ARGUMENT);
        }
        return new Content.Template(known.map(Template::title).orElse("服务通知"), rows, url);
    }
}
