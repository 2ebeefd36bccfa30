package io.yingda.server.people;

import java.util.EnumSet;
import java.util.Set;

/** What a person does for the merchant, and so what the person may do here. */
public enum Role {
    ADMIN("管理员", Right.SIGNED_IN, Right.SEE_DESK, Right.SERVE, Right.SUPERVISE, Right.EDIT, Right.ADMINISTER),
    SUPERVISOR("主管", Right.SIGNED_IN, Right.SEE_DESK, Right.SERVE, Right.SUPERVISE, Right.EDIT),
    AGENT("座席", Right.SIGNED_IN, Right.SEE_DESK, Right.SERVE),
    EDITOR("编辑", Right.SIGNED_IN, Right.EDIT),
    RULE_AUTHOR("规则作者", Right.SIGNED_IN),
    VIEWER("只看", Right.SIGNED_IN, Right.SEE_DESK);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a copy nobody can change
    private final Set<Right> rights;

    Role(String title, Right first, Right... others) {
        this.title = title;
        rights = Set.copyOf(EnumSet.of(first, others));
    }

    /** Its Chinese name. */
    public String title() {
        return title;
    }

    public boolean may(Right right) {
        return rights.contains(right);
    }
}
