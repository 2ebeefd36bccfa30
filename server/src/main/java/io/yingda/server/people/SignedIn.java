package io.yingda.server.people;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A person in a session.
 *
 * @param token what the browser has
 */
record SignedIn(KeptPerson kept, String token) {

    Person person() {
        return kept.person();
    }

    /** As the page is told. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("person", KeptPerson.json(person()));
        json.put("csrf", Tokens.csrf(token));
        return json;
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "SignedIn[" + person().id() + "]";
    }
}
