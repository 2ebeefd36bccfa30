package io.yingda.engine.form;

import io.yingda.engine.question.Signs;
import java.util.regex.Pattern;

/** Words that steer a form rather than fill it. All texts are folded. */
final class Steering {

    private static final Pattern CANCEL =
            Pattern.compile("(?:(?:那|那就|还是|我|先|就|好)*(?:算了|取消|退出|停止|没事|唔使|不想(?:填|弄|办|用|登记|约|换|查|说)"
                    + "|不(?:填|弄|办|用|要|登记|约|预约|换|查|找|说|报|留|需要))(?:了|吧|啦)*)+(?:谢谢)?");
    private static final Pattern BACK = Pattern.compile("(?:我要|请)?(?:返回|退回|回到|回|改)?(?:上一步|上一个|上一项|上一题)|返回|后退|往回");
    private static final Pattern NONE =
            Pattern.compile("跳过|没|没有|没有了|没有的|无|暂无|不用|不用了|不需要|不需要了|略|不发了|没(?:有)?(?:照片|图片|图)|拍不了");
    private static final Pattern YES = Pattern.compile(
            "(?:是|是的|对|对的|对啊|对呀|对对|确认|确定|没错|没问题|正确|好|好的|好滴|可以|行|嗯|嗯嗯|ok|yes|提交|就这样|无误|系|啱)+(?:了|吧|呀|啊|谢谢)*");
    private static final Pattern NO =
            Pattern.compile("(?:不|不是|不对|不对的|不行|不正确|错|错了|有误|有错|写错|说错|改|修改|要改|我要改|改一下|修改一下|no|唔系|唔啱)(?:了|吧|呀|啊)*");
    private static final Pattern ANEW =
            Pattern.compile("(?:全部|全|我要|都)?(?:重填|重新填|重新填写|重来|从头来|重新来|从头再来|从头填)(?:吧|一遍|一次)?");

    private Steering() {}

    static boolean cancels(String text) {
        return CANCEL.matcher(Signs.removed(text)).matches();
    }

    static boolean goesBack(String text) {
        return BACK.matcher(Signs.removed(text)).matches();
    }

    /** Whether the follower has nothing for a slot that may be left out. */
    static boolean leavesOut(String text) {
        return NONE.matcher(Signs.removed(text)).matches();
    }

    static boolean agrees(String text) {
        return YES.matcher(Signs.removed(text)).matches();
    }

    static boolean disagrees(String text) {
        return NO.matcher(Signs.removed(text)).matches();
    }

    static boolean beginsAnew(String text) {
        return ANEW.matcher(Signs.removed(text)).matches();
    }
}
