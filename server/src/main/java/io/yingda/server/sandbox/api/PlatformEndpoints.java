package io.yingda.server.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Quotas and addresses of WeChat itself. */
final class PlatformEndpoints {

    private final Directory directory;

    private PlatformEndpoints(Directory directory) {
        this.directory = directory;
    }

    static void addTo(Directory directory) {
        PlatformEndpoints platform = new PlatformEndpoints(directory);
        directory.get("/cgi-bin/getcallbackip", (account, call) -> addresses());
        directory.get("/cgi-bin/get_api_domain_ip", (account, call) -> addresses());
        directory.post("/cgi-bin/clear_quota", PlatformEndpoints::clear);
        directory.post("/cgi-bin/openapi/quota/get", platform::quota);
    }

    /** The sandbox calls from this machine. */
    private static Answer addresses() {
        ObjectNode answer = Answer.object();
        answer.putArray("ip_list").add("127.0.0.1");
        return Answer.of(answer);
    }

    private static Answer clear(Official account, Call call) throws Refusal {
        if (!call.json().text("appid").equals(account.settings().appId())) {
            throw new Refusal(ErrorCode.INVALID_APP_ID);
        }
        account.quotas().clear();
        return Answer.done();
    }

    private Answer quota(Official account, Call call) throws Refusal {
        String path = call.json().text("cgi_path");
        Directory.Entry entry = directory.find(path);
        if (entry == null) {
            throw new Refusal(76021, "cgi_path not found");
        }
        int used = account.quotas().used(path);
        ObjectNode answer = Answer.object().put("errcode", 0).put("errmsg", "ok");
        answer.putObject("quota")
                .put("daily_limit", entry.quota())
                .put("used", used)
                .put("remain", entry.quota() - used);
        return Answer.of(answer);
    }
}
