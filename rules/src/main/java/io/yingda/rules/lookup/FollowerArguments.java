package io.yingda.rules.lookup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of arguments that are filled with what is known of a follower where no rule gives them. */
public final class FollowerArguments {

    /** Who the follower is: account, openid, the telephone number they gave, and the number of the member they are bound to. */
    public static final List<String> WHO = List.of("account", "openid", "phone", "member");

    /** What a write-back may say of them besides: the last are the categories last asked about, and what they agreed to. */
    public static final List<String> WHAT = List.of("tags", "channel", "topics", "consent");

    /** All of them. */
    public static final Set<String> ALL =
            Stream.concat(WHO.stream(), WHAT.stream()).collect(Collectors.toCollection(LinkedHashSet::new));

    private FollowerArguments() {}
}
