package io.yingda.server.wechat;

/** How a body is written. Official Accounts push XML; a reply has the format of its push. */
public enum Format {
    XML,
    JSON
}
