package io.yingda.server.sandbox.api;

/** Temporary media: there and back. */
final class MediaEndpoints {

    private MediaEndpoints() {}

    static void addTo(Directory directory) {
        directory.post("/cgi-bin/media/upload", MediaEndpoints::upload);
        directory
                .get("/cgi-bin/media/get", (account, call) -> get(account, call.parameter("media_id")))
                .quota(200_000);
        directory.get("/cgi-bin/media/get/jssdk", (account, call) -> get(account, call.parameter("media_id")));
        directory.post("/cgi-bin/media/uploadimg", MediaEndpoints::picture);
    }

    private static Answer upload(Official account, Call call) throws Refusal {
        String kind = call.parameter("type");
        if (!Shelf.isKind(kind)) {
            throw new Refusal(ErrorCode.INVALID_MEDIA_TYPE);
        }
        Upload upload = call.upload("media").orElseThrow(() -> new Refusal(ErrorCode.MEDIA_MISSING));
        Medium medium = account.shelf().put(kind, upload.name(), upload.type(), upload.bytes(), false, "", "");
        return Answer.of(Answer.object()
                .put("type", kind)
                .put(kind.equals("thumb") ? "thumb_media_id" : "media_id", medium.id())
                .put("created_at", medium.at().getEpochSecond()));
    }

    private static Answer get(Official account, String id) throws Refusal {
        Medium medium = account.shelf().find(id).orElseThrow(() -> new Refusal(ErrorCode.INVALID_MEDIA_ID));
        if (medium.kind().equals("video")) {
            return Answer.of(Answer.object().put("video_url", account.address(medium)));
        }
        return new Answer.File(medium.contentType(), medium.name(), medium.bytes());
    }

    /** A picture for the body of an article; it has an address and no id. */
    private static Answer picture(Official account, Call call) throws Refusal {
        Upload upload = call.upload("media").orElseThrow(() -> new Refusal(ErrorCode.MEDIA_MISSING));
        Medium medium = account.shelf().put("image", upload.name(), upload.type(), upload.bytes(), true, "", "");
        return Answer.of(Answer.object().put("url", account.address(medium)));
    }
}
