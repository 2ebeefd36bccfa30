package io.yingda.knowledge.ranking;

import io.yingda.knowledge.index.Question;
import io.yingda.knowledge.index.Wording;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for what cannot be meant by a question: another error code or model number, the opposite of what is asked for. For
 * one question, since most name neither, which is told once.
 */
final class HardEvidence implements Signal {

    /** Acts that undo each other. A text that names both names neither. */
    private static final List<Opposites> OPPOSITES = List.of(
            new Opposites("开通", "关闭"),
            new Opposites("开启", "关闭"),
            new Opposites("打开", "关闭"),
            new Opposites("开通", "取消"),
            new Opposites("申请", "取消"),
            new Opposites("预约", "取消"),
            new Opposites("挂失", "解挂"),
            new Opposites("绑定", "解绑"),
            new Opposites("绑定", "解除"),
            new Opposites("冻结", "解冻"),
            new Opposites("锁定", "解锁"),
            new Opposites("激活", "冻结"),
            new Opposites("提高", "降低"),
            new Opposites("提额", "降额"),
            new Opposites("增加", "减少"),
            new Opposites("调高", "调低"),
            new Opposites("登录", "退出"),
            new Opposites("注册", "注销"),
            new Opposites("开户", "销户"),
            new Opposites("充值", "提现"),
            new Opposites("转入", "转出"),
            new Opposites("存入", "取出"),
            new Opposites("收款", "付款"),
            new Opposites("借款", "还款"),
            new Opposites("买入", "卖出"),
            new Opposites("升级", "降级"),
            new Opposites("安装", "卸载"),
            new Opposites("添加", "删除"),
            new Opposites("提前", "延期"),
            new Opposites("提前", "逾期"),
            new Opposites("线上", "线下"),
            new Opposites("境内", "境外"),
            new Opposites("国内", "国外"),
            new Opposites("个人", "企业"));

    private record Opposites(String one, String other) {

        boolean isNamedIn(String text) {
            return text.contains(one) || text.contains(other);
        }

        boolean contradict(String left, String right) {
            return (isOnly(left, one, other) && isOnly(right, other, one))
                    || (isOnly(left, other, one) && isOnly(right, one, other));
        }

        private static boolean isOnly(String text, String named, String unnamed) {
            return text.contains(named) && !text.contains(unnamed);
        }
    }

    /** Pairs of acts of which the question names one. */
    private final List<Opposites> named;

    private final String asked;
    private final Set<String> codes;

    /** @param asked the question's folded letters and digits */
    HardEvidence(String asked) {
        this.asked = asked;
        named = OPPOSITES.stream()
                .filter(opposites -> opposites.isNamedIn(asked))
                .toList();
        codes = codes(asked);
    }

    @Override
    public void measure(Question question, Contender contender) {
        Wording phrasing = contender.phrasing();
        if (phrasing != null) {
            contender.set(Feature.OTHER_CODE, hasOtherCode(phrasing.bare()) ? 1 : 0);
            contender.set(Feature.OPPOSITE, isOpposite(phrasing.bare()) ? 1 : 0);
        }
    }

    /** Whether a text asks for the opposite. */
    boolean isOpposite(String text) {
        for (Opposites opposites : named) {
            if (opposites.contradict(asked, text)) {
                return true;
            }
        }
        return false;
    }

    /** Whether both name something by letters and digits, and none of it is the same. */
    boolean hasOtherCode(String text) {
        if (codes.isEmpty()) {
            return false;
        }
        Set<String> others = codes(text);
        int several = others.size();
        others.removeAll(codes);
        return several > 0 && others.size() == several;
    }

    /** Runs of Latin letters and digits: two at least, or one digit. */
    private static Set<String> codes(String bare) {
        Set<String> codes = new HashSet<>();
        int start = 0;
        for (int end = 0; end <= bare.length(); end++) {
            if (end == bare.length() || bare.charAt(end) >= 0x80) {
                if (end - start > 1 || (end - start == 1 && Character.isDigit(bare.charAt(start)))) {
                    codes.add(bare.substring(start, end));
                }
                start = end + 1;
            }
        }
        return codes;
    }
}
