package io.yingda.server.api;

import io.yingda.server.api.ApiFailure.Fault;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What WeChat's error codes mean, and what can be done about them. */
public final class ErrorCode {

    /** The access token is wrong or has ended: another one helps. */
    static final Set<Integer> TOKEN = Set.of(40001, 40014, 42001);

    private record Meaning(Fault fault, String words) {}

    private static final Map<Integer, Meaning> KNOWN = new HashMap<>();

    static {
        know(Fault.BUSY, -1, "微信系统繁忙，稍后再试");
        know(Fault.BUSY, 45011, "调用太频繁，稍后再试");
        know(Fault.QUOTA, 45009, "当天的调用次数用完了，明天恢复，也可以在公众平台清零");
        know(Fault.OUT_OF_TIME, 45015, "粉丝最后一次互动已超过时限，或已取消关注，不能再发客服消息");
        know(Fault.OUT_OF_COUNT, 45047, "粉丝最后一次互动允许的客服消息条数已用完");
        know(Fault.NO_RIGHT, 40001, "access_token 无效，或 AppSecret 不对");
        know(Fault.NO_RIGHT, 40013, "AppID 不对");
        know(Fault.NO_RIGHT, 40014, "access_token 无效");
        know(Fault.NO_RIGHT, 40125, "AppSecret 不对");
        know(Fault.NO_RIGHT, 40164, "服务器的公网 IP 不在白名单里，请到公众平台添加");
        know(Fault.NO_RIGHT, 40200, "这类公众号不能使用该接口");
        know(Fault.NO_RIGHT, 40243, "AppSecret 已被冻结，请到公众平台解冻");
        know(Fault.NO_RIGHT, 41004, "没有配置 AppSecret");
        know(Fault.NO_RIGHT, 42001, "access_token 已过期");
        know(Fault.NO_RIGHT, 48001, "公众号没有这个接口的权限（多半是未认证）");
        know(Fault.NO_RIGHT, 48004, "接口已被微信封禁");
        know(Fault.NO_RIGHT, 50007, "公众号已被冻结");
        know(Fault.NO_RIGHT, 65400, "没有开通新版客服功能");
        know(Fault.NO_RIGHT, 89503, "调用接口的 IP 要由公众号管理员确认");
        know(Fault.NO_RIGHT, 89506, "调用接口的 IP 被管理员拒绝，24 小时内不能再用");
        know(Fault.NO_RIGHT, 89507, "调用接口的 IP 被管理员拒绝，1 小时内不能再用");
        know(Fault.GONE, 40003, "openid 不属于这个公众号");
        know(Fault.GONE, 43004, "粉丝没有关注公众号");
        know(Fault.GONE, 43019, "粉丝在黑名单里");
        know(Fault.GONE, 48002, "粉丝拒收公众号消息");
        know(Fault.GONE, 50002, "粉丝账号受限");
        know(Fault.GONE, 50005, "粉丝没有关注公众号");
        know(Fault.GONE, 70000, "未成年人保护，不能发送");
        know(Fault.NO_CONSENT, 43101, "粉丝没有同意接收这条订阅通知");
        know(Fault.NO_MEDIA, 40007, "media_id 无效或已过期");
        know(Fault.TOO_LONG, 45002, "文字太长");
        know(Fault.REFUSED, 40008, "消息类型不对");
        know(Fault.REFUSED, 40033, "消息里有不能用的字符");
        know(Fault.REFUSED, 40037, "模板 ID 不对");
        know(Fault.REFUSED, 44002, "消息是空的");
        know(Fault.REFUSED, 44004, "文字是空的");
        know(Fault.REFUSED, 45001, "文件太大");
        know(Fault.REFUSED, 45008, "图文超过一条");
        know(Fault.REFUSED, 45072, "输入状态的指令不对");
        know(Fault.REFUSED, 45080, "粉丝近 30 秒没有消息往来，不能显示“正在输入”");
        know(Fault.REFUSED, 45081, "已经在显示“正在输入”");
        know(Fault.REFUSED, 47001, "请求内容的格式不对");
        know(Fault.REFUSED, 47003, "模板参数不对，请检查字段名和长度");
        know(Fault.REFUSED, 65401, "没有这个客服账号");
        know(Fault.REFUSED, 65414, "粉丝正由另一位客服接待");
        know(Fault.REFUSED, 65415, "客服不在线");
    }

    private ErrorCode() {}

    static Fault fault(int code) {
        Meaning known = KNOWN.get(code);
        return known == null ? Fault.REFUSED : known.fault();
    }

    /** What a code means, in Chinese. */
    public static String words(int code) {
        Meaning known = KNOWN.get(code);
        return "微信错误 " + code + "：" + (known == null ? "含义未知，请查公众平台的错误码表" : known.words());
    }

    private static void know(Fault fault, int code, String words) {
        KNOWN.put(code, new Meaning(fault, words));
    }
}
