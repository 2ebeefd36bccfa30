package io.yingda.server.sandbox.api;

/** WeChat's error codes the sandbox answers with, in WeChat's words. */
enum ErrorCode {
    BUSY(-1, "system error"),
    INVALID_CREDENTIAL(40001, "invalid credential, access_token is invalid or not latest"),
    INVALID_GRANT_TYPE(40002, "invalid grant_type"),
    INVALID_OPENID(40003, "invalid openid"),
    INVALID_MEDIA_TYPE(40004, "invalid media type"),
    INVALID_FILE_SIZE(40006, "invalid media size"),
    INVALID_MEDIA_ID(40007, "invalid media_id"),
    INVALID_MESSAGE_TYPE(40008, "invalid message type"),
    INVALID_APP_ID(40013, "invalid appid"),
    INVALID_ACCESS_TOKEN(40014, "invalid access_token"),
    INVALID_BUTTON_COUNT(40016, "invalid button size"),
    INVALID_BUTTON_TYPE(40017, "invalid button type"),
    INVALID_BUTTON_NAME(40018, "invalid button name size"),
    INVALID_BUTTON_KEY(40019, "invalid button key size"),
    INVALID_BUTTON_URL(40020, "invalid button url size"),
    INVALID_SUB_BUTTON_COUNT(40023, "invalid sub button size"),
    INVALID_LIST_SIZE(40032, "invalid openid list size"),
    INVALID_CHARSET(40033, "invalid charset, contains \\uxxxx"),
    INVALID_TEMPLATE_ID(40037, "invalid template_id"),
    INVALID_ARGUMENT(40035, "invalid parameter"),
    INVALID_ACTION(40053, "invalid action info"),
    INVALID_TICKET(40059, "invalid ticket or msg id"),
    INVALID_APP_SECRET(40125, "invalid appsecret"),
    INVALID_ACCOUNT_TYPE(40200, "invalid account type"),
    TOKEN_MISSING(41001, "access_token missing"),
    APP_ID_MISSING(41002, "appid missing"),
    SECRET_MISSING(41004, "appsecret missing"),
    MEDIA_MISSING(41005, "media data missing"),
    OPENID_MISSING(41009, "missing openid"),
    TOKEN_EXPIRED(42001, "access_token expired"),
    GET_REQUIRED(43001, "require GET method"),
    POST_REQUIRED(43002, "require POST method"),
    FOLLOWER_REQUIRED(43004, "require subscribe"),
    IN_BLACKLIST(43019, "require remove blacklist"),
    SUBSCRIPTION_REFUSED(43101, "user refuse to accept the msg"),
    EMPTY_BODY(44002, "empty post data"),
    EMPTY_NEWS(44003, "empty news data"),
    EMPTY_TEXT(44004, "empty content"),
    MEDIA_TOO_LARGE(45001, "media size out of limit"),
    TEXT_TOO_LONG(45002, "content size out of limit"),
    TOO_MANY_ARTICLES(45008, "article size out of limit"),
    QUOTA(45009, "reach max api daily quota limit"),
    TOO_FREQUENT(45011, "api minute-quota reach limit, must slower, retry next minute"),
    OUT_OF_TIME(45015, "response out of time limit or subscription is canceled"),
    OUT_OF_COUNT(45047, "out of response count limit"),
    TOO_MANY_TAGS(45056, "too many tags now, no need to add new"),
    SYSTEM_TAG(45058, "can't modify sys tag"),
    TOO_MANY_TAGS_OF_ONE(45059, "can not tag this user, already has too many tags"),
    INVALID_COMMAND(45072, "invalid command"),
    TYPING_TOO_LATE(45080, "no message in the last 30 seconds"),
    ALREADY_TYPING(45081, "already typing"),
    INVALID_TAG_NAME(45157, "invalid tag name"),
    TAG_NAME_TOO_LONG(45158, "tag name too long"),
    INVALID_TAG(45159, "invalid tag id"),
    NO_MENU(46003, "menu no exist"),
    MALFORMED_JSON(47001, "data format error"),
    INVALID_TEMPLATE_ARGUMENT(47003, "argument invalid"),
    NOT_AUTHORISED(48001, "api unauthorized"),
    CLEAR_QUOTA_LIMIT(48006, "forbid to clear quota because of reaching the limit"),
    FOREIGN_OPENID(49003, "not match openid with appid"),
    INVALID_ARTICLE_ID(53600, "invalid article_id"),
    INVALID_PUBLISH_ID(53601, "invalid publish_id"),
    NO_AGENT(65401, "invalid kf_account"),
    INVALID_NICKNAME(65403, "invalid kf nickname"),
    INVALID_AGENT(65404, "invalid kf account name"),
    AGENT_EXISTS(65406, "kf account exists"),
    NO_SESSION(65413, "no effective session for the customer"),
    SERVED_BY_ANOTHER(65414, "another worker is serving the customer"),
    INVALID_RECORD_ARGUMENT(65416, "invalid argument of message record"),
    RECORD_SPAN(65417, "time span out of limit"),
    INVALID_PATH(40066, "invalid url");

    private final int code;
    private final String words;

    ErrorCode(int code, String words) {
        this.code = code;
        this.words = words;
    }

    int code() {
        return code;
    }

    String words() {
        return words;
    }
}
