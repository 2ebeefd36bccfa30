package io.yingda.server.people;

import java.time.Clock;
import java.time.ZoneOffset;

class MemoryPeopleTest extends PeopleStoreContract {
    @Override
    PeopleStore open() {
        return new MemoryPeople(Clock.fixed(NOON, ZoneOffset.UTC));
    }
}
