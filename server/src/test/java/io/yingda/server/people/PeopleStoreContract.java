package io.yingda.server.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.people.PeopleStore.Deed;
import io.yingda.server.people.PeopleStore.Link;
import io.yingda.server.people.PeopleStore.Purpose;
import io.yingda.server.people.PeopleStore.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything does that keeps people. */
abstract class PeopleStoreContract {

    static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");

    private PeopleStore store;

    /** An empty one. */
    abstract PeopleStore open();

    /** Until what was recorded can be read. */
    void settle() {}

    @BeforeEach
    void begin() {
        store = open();
    }

    private Person admin() {
        return store.add("li", "李", Set.of(Role.ADMIN), "hash");
    }

    private Person agent() {
        return store.add("wang", "王", Set.of(Role.AGENT, Role.EDITOR), null);
    }

    private KeptPerson kept(Person person) {
        return store.byId(person.id()).orElseThrow();
    }

    @Test
    void peopleAreFoundByLoginAndListedByIt() {
        Person wang = agent();
        Person li = admin();

        assertThat(store.all()).extracting(KeptPerson::person).containsExactly(li, wang);
        assertThat(store.byLogin("wang").orElseThrow().person()).isEqualTo(wang);
        assertThat(store.byLogin("nobody")).isEmpty();
        assertThat(kept(wang).password()).isNull();
        assertThat(kept(li).password()).isEqualTo("hash");
    }

    @Test
    void aLoginIsTakenOnce() {
        agent();

        assertThatThrownBy(this::agent).isInstanceOf(Refusal.class).hasMessageContaining("wang");
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void somebodyAdministersFromTheFirstAdminOn() {
        agent();
        assertThat(store.hasAdmin()).isFalse();
        admin();
        assertThat(store.hasAdmin()).isTrue();
    }

    @Test
    void otherRolesEndTheSessionsAndAnotherNameDoesNot() {
        admin();
        Person wang = agent();
        store.begin("d", wang.id(), NOON);

        store.change(wang.id(), "小王", wang.roles(), true);
        assertThat(store.session("d").orElseThrow().kept().person().name()).isEqualTo("小王");

        store.change(wang.id(), "小王", Set.of(Role.VIEWER), true);
        assertThat(store.session("d")).isEmpty();
        assertThat(kept(wang).person().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void whoMayNotSignInHasNoSession() {
        admin();
        Person wang = agent();
        store.begin("d", wang.id(), NOON);

        store.change(wang.id(), "王", wang.roles(), false);

        assertThat(store.session("d")).isEmpty();
        assertThat(kept(wang).active()).isFalse();
    }

    @Test
    void theLastAdminStaysOne() {
        Person li = admin();
        store.add("zhao", "赵", Set.of(Role.ADMIN), null);
        store.begin("d", li.id(), NOON);

        assertThatThrownBy(() -> store.change(li.id(), "李", Set.of(Role.AGENT), true))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("管理员");
        assertThatThrownBy(() -> store.change(li.id(), "李", li.roles(), false)).isInstanceOf(Refusal.class);

        assertThat(kept(li).person()).isEqualTo(li);
        assertThat(store.session("d")).isPresent();
    }

    @Test
    void aPersonThereIsNotCannotBeChanged() {
        admin();
        assertThatThrownBy(() -> store.change(7, "x", Set.of(Role.AGENT), true))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.status()).isEqualTo(404));
    }

    @Test
    void anotherPasswordEndsSessionsAndLinks() {
        Person wang = agent();
        store.begin("d", wang.id(), NOON);
        store.link("l", Purpose.WELCOME, wang.id(), null);
        store.setCode(wang.id(), "SECRET", true);

        store.setPassword(wang.id(), "other", false);
        assertThat(store.session("d")).isEmpty();
        assertThat(store.link("l", NOON)).isEmpty();
        assertThat(kept(wang).password()).isEqualTo("other");
        assertThat(kept(wang).hasCode()).isTrue();

        store.setPassword(wang.id(), "other", true);
        assertThat(kept(wang).hasCode()).isFalse();
        assertThat(kept(wang).secret()).isNull();
    }

    @Test
    void aCodeIsUsedOnceAndNoneBeforeIt() {
        Person wang = agent();

        assertThat(store.useCode(wang.id(), 100)).isTrue();
        assertThat(store.useCode(wang.id(), 100)).isFalse();
        assertThat(store.useCode(wang.id(), 99)).isFalse();
        assertThat(store.useCode(wang.id(), 101)).isTrue();
    }

    @Test
    void sessionsAreFoundUntilTheyEnd() {
        Person wang = agent();
        store.begin("d", wang.id(), NOON);
        store.begin("e", wang.id(), NOON);
        store.seen("d", wang.id(), NOON.plusSeconds(90));

        Session session = store.session("d").orElseThrow();
        assertThat(session.begunAt()).isEqualTo(NOON);
        assertThat(session.seenAt()).isEqualTo(NOON.plusSeconds(90));
        assertThat(kept(wang).seenAt()).isEqualTo(NOON.plusSeconds(90).toEpochMilli());
        assertThat(store.session("f")).isEmpty();

        store.end("d");
        assertThat(store.session("d")).isEmpty();
        assertThat(store.session("e")).isPresent();
    }

    @Test
    void oldSessionsEnd() {
        Person wang = agent();
        store.begin("old", wang.id(), NOON.minus(Duration.ofHours(13)));
        store.seen("old", wang.id(), NOON);
        store.begin("idle", wang.id(), NOON.minus(Duration.ofHours(2)));
        store.begin("good", wang.id(), NOON);

        store.endOlder(NOON.minus(Duration.ofHours(12)), NOON.minus(Duration.ofHours(1)));

        assertThat(store.session("old")).isEmpty();
        assertThat(store.session("idle")).isEmpty();
        assertThat(store.session("good")).isPresent();
    }

    @Test
    void aLinkIsTakenOnceAndOnlyWhileItHolds() {
        Person wang = agent();
        store.link("l", Purpose.WELCOME, wang.id(), NOON.plusSeconds(10));
        assertThat(store.link("l", NOON)).contains(new Link(Purpose.WELCOME, wang.id()));
        assertThat(store.link("l", NOON.plusSeconds(10))).isEmpty();
        assertThat(store.takeLink("l", NOON.plusSeconds(10))).isFalse();

        assertThat(store.takeLink("l", NOON)).isTrue();
        assertThat(store.takeLink("l", NOON)).isFalse();
        assertThat(store.link("l", NOON)).isEmpty();
    }

    @Test
    void aLinkTakesThePlaceOfTheOneBefore() {
        Person wang = agent();
        store.link("first", Purpose.FIRST, null, null);
        store.link("one", Purpose.WELCOME, wang.id(), null);
        store.link("enter", Purpose.ENTER, wang.id(), null);

        store.link("other", Purpose.WELCOME, wang.id(), null);
        store.link("again", Purpose.FIRST, null, null);

        assertThat(store.link("one", NOON)).isEmpty();
        assertThat(store.link("first", NOON)).isEmpty();
        assertThat(store.link("other", NOON)).isPresent();
        assertThat(store.link("enter", NOON)).isPresent();
        store.forgetLinks(Purpose.FIRST);
        assertThat(store.link("again", NOON)).isEmpty();
        assertThat(store.link("other", NOON)).isPresent();
    }

    @Test
    void whatWasDoneIsReadBackwards() {
        Person li = admin();
        Person wang = agent();
        store.did(li.id(), "a", "1");
        store.did(wang.id(), "a", "2");
        store.did(li.id(), "b", "3");
        settle();

        var all = store.deeds(Long.MAX_VALUE, null, null, 10);
        assertThat(all).extracting(Deed::subject).containsExactly("3", "2", "1");
        assertThat(all).extracting(Deed::name).containsExactly("李", "王", "李");
        assertThat(all.getFirst().at()).isBetween(NOON, NOON.plusSeconds(1));
        assertThat(store.deeds(all.get(1).id(), null, null, 10))
                .extracting(Deed::subject)
                .containsExactly("1");
        assertThat(store.deeds(Long.MAX_VALUE, li.id(), null, 10))
                .extracting(Deed::subject)
                .containsExactly("3", "1");
        assertThat(store.deeds(Long.MAX_VALUE, li.id(), "a", 10))
                .extracting(Deed::subject)
                .containsExactly("1");
        assertThat(store.deeds(Long.MAX_VALUE, null, null, 2)).hasSize(2);
    }
}
