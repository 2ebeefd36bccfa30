package io.yingda.engine.form;

import io.yingda.engine.question.Signs;
import java.util.regex.Pattern;

/** Words that steer a form rather than fill it. All texts are folded. */
final class Steering {

    private static final Pattern CANCEL =
            Pattern.compile("(?:(?:那|那就|还是|我|先|就|好)*(?:算了|取消|退出|停止|没事|唔使|不想(?:填|弄|办|用|登记|约|换|查|说|留|给)"
                    + "|不(?:填|弄|办|用|要|登记|约|预约|换|查|找|说|报|留|需要))"
                    + "(?:登记|预约|换货|表单|电话|手机号?|号码)?(?:了|吧|啦)*)+(?:谢谢)?");
    private static final Pattern BACK = Pattern.compile("(?:我要|请)?(?:返回|退回|回到|回|改)?(?:上一步|上一个|上一项|上一题)|返回|后退|往回");
    private static final Pattern NONE =
            Pattern.compile("跳过|没|没有|没有了|没有的|无|暂无|不用|不用了|不需要|不需要了|略|不发了|没(?:有)?(?:照片|图片|图)|拍不了");
    private static final Pattern YES =
            Pattern.compile("(?:是的?|对的?|确认|确定|没错|没问题|正确|好(?:的|滴)?|可以|行|嗯|ok|yes|提交|就这样|无误|系|啱)+(?:了|吧|呀|啊|谢谢)*");
    private static final Pattern NO =
            Pattern.compile("(?:不|不是|不对|不对的|不行|不正确|错|错了|有误|有错|写错|说错|改|修改|要改|我要改|改一下|修改一下|no|唔系|唔啱)(?:了|吧|呀|啊)*");
    private static final Pattern ANEW =
            Pattern.compile("(?:全部|全|我要|都)?(?:重填|重新填|重新填写|重来|从头来|重新来|从头再来|从头填)(?:吧|一遍|一次)?");

    private static final int LONGEST = 20;

    private Steering() {}

    static boolean cancels(String text) {
        return is(text, CANCEL);
    }

    static boolean goesBack(String text) {
        return is(text, BACK);
    }

    /** Whether the follower has nothing for a slot that may be left out. */
    static boolean leavesOut(String text) {
        return is(text, NONE);
    }

    static boolean agrees(String text) {
        return is(text, YES);
    }

    static boolean disagrees(String text) {
        return is(text, NO);
    }

    static boolean beginsAnew(String text) {
        return is(text, ANEW);
    }

    /** Longer texts say more than that, and would keep a pattern busy. */
    private static boolean is(String text, Pattern steering) {
        return text.length() <= LONGEST && steering.matcher(Signs.removed(text)).matches();
    }
}
