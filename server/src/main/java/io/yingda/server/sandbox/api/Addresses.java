package io.yingda.server.sandbox.api;

/** All addresses of the API, and what every call has to pass before it is carried out. */
final class Addresses {

    private Addresses() {}

    static void addTo(Directory directory) {
        TokenEndpoints.addTo(directory);
        PlatformEndpoints.addTo(directory);
        CustomEndpoints.addTo(directory);
        TemplateEndpoints.addTo(directory);
        SubscriptionEndpoints.addTo(directory);
        UserEndpoints.addTo(directory);
        BlacklistEndpoints.addTo(directory);
        TagEndpoints.addTo(directory);
        QrEndpoints.addTo(directory);
        MenuEndpoints.addTo(directory);
        MediaEndpoints.addTo(directory);
        MaterialEndpoints.addTo(directory);
        DraftEndpoints.addTo(directory);
        PublishEndpoints.addTo(directory);
        AgentEndpoints.addTo(directory);
        SessionEndpoints.addTo(directory);
        RecordEndpoints.addTo(directory);
    }

    /** Carries a call out after its token, address, method, authorisation and quota have been found good. */
    static Answer call(Directory directory, Official account, String method, String path, String token, Call call)
            throws Refusal {
        Directory.Entry entry = directory.find(path);
        if (entry == null) {
            throw new Refusal(ErrorCode.INVALID_PATH);
        }
        if (!path.endsWith("token")) {
            account.tokens().check(token);
        }
        if (!entry.method().isEmpty() && !entry.method().equals(method)) {
            throw new Refusal(entry.method().equals("GET") ? ErrorCode.GET_REQUIRED : ErrorCode.POST_REQUIRED);
        }
        if (entry.certified() && !account.isCertified()) {
            throw new Refusal(ErrorCode.NOT_AUTHORISED);
        }
        account.quotas().use(entry.path(), entry.quota());
        return entry.endpoint().answer(account, call);
    }

    /** A file's name fit for a header. */
    static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }
}
