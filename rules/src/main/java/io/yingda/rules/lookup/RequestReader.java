package io.yingda.rules.lookup;

import io.yingda.engine.document.Fields;
import io.yingda.engine.document.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads how an operation is asked: exactly one of {@code http}, {@code json-rpc} and {@code sql}. */
final class RequestReader {

    static final List<String> KINDS = List.of("http", "json-rpc", "sql");
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private RequestReader() {}

    static Optional<Request> request(Fields operation) {
        List<String> written = KINDS.stream().filter(operation::has).toList();
        Stream<Optional<? extends Request>> read = Stream.of(
                operation.fields("http").map(RequestReader::http),
                operation.fields("json-rpc").map(RequestReader::jsonRpc),
                operation.text("sql").flatMap(text -> sql(operation, text)));
        Optional<Request> request =
                read.flatMap(Optional::stream).map(Request.class::cast).findFirst();
        if (written.size() != 1) {
            operation.error(
                    operation.line(),
                    written.isEmpty() ? "没有写怎么查" : "怎么查只能写一种，这里有：" + String.join("、", written),
                    "请写且只写一个：" + String.join("、", KINDS));
        }
        return request;
    }

    private static Request http(Fields fields) {
        String method = fields.text("method").orElse("GET").strip().toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            fields.error(fields.line("method"), "method 应当是 GET、POST、PUT、PATCH 或 DELETE", "");
        }
        String url = fields.requiredText("url").strip();
        if (!url.isEmpty() && (!url.startsWith("/") || url.startsWith("//"))) {
            fields.error(
                    fields.line("url"),
                    "url 应当以一个 / 开头",
                    "主机的地址写在 yingda.yaml 的 connectors 里，这里只写后面的部分，如 /members/{{phone}}");
        }
        if (url.matches(".*[\\p{Cntrl} #\\\\].*")) {
            fields.error(fields.line("url"), "url 里不能有空格、# 和 \\", "");
        }
        Map<String, Template> headers = new LinkedHashMap<>();
        fields.fields("headers")
                .ifPresent(each -> each.names()
                        .forEach(name -> each.text(name).ifPresent(value -> headers.put(name, Template.of(value)))));
        headers.keySet().stream()
                .filter(name -> !name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+"))
                .forEach(name -> fields.error(fields.line("headers"), "请求头的名字“" + name + "”不能用", ""));
        Node body = fields.node("body").orElse(null);
        if (body != null && method.equals("GET")) {
            fields.error(fields.line("body"), "GET 不能带 body", "请改用 POST，或把参数写进 url");
        }
        Request.Http http = new Request.Http(
                method,
                Template.of(url),
                headers,
                body,
                FieldReader.pointer(fields, "at").orElse(""));
        fields.finish();
        return http;
    }

    private static Request jsonRpc(Fields fields) {
        Request.JsonRpc call = new Request.JsonRpc(
                fields.requiredText("method"),
                fields.node("params").orElse(null),
                FieldReader.pointer(fields, "at").orElse(""));
        fields.finish();
        return call;
    }

    private static Optional<Request> sql(Fields operation, String text) {
        Optional<String> wrong = Query.wrong(text);
        wrong.ifPresent(what ->
                operation.error(operation.line("sql"), what, "写法如 SELECT points FROM member WHERE phone = :phone"));
        return wrong.isPresent() ? Optional.empty() : Optional.of(new Request.Sql(Query.of(text)));
    }
}
