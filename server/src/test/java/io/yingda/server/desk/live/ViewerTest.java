package io.yingda.server.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ServerWebSocket;
import io.yingda.server.people.Person;
import io.yingda.server.people.Role;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerTest {

    private static final Person LI = new Person(11, "li", "李丽", Set.of(Role.AGENT));

    /** One that nobody may use. */
    private static ServerWebSocket unused() {
        return (ServerWebSocket) Proxy.newProxyInstance(
                ViewerTest.class.getClassLoader(),
                new Class<?>[] {ServerWebSocket.class},
                (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void onlyAPageOfTheDeskIsASignThatSomebodyIsThere(boolean present) {
        Viewer viewer = new Viewer(LI, unused(), present);
        assertThat(viewer.wasHeard()).isEqualTo(present);
        assertThat(viewer.wasHeard()).isFalse();

        viewer.heard();

        assertThat(viewer.wasHeard()).isEqualTo(present);
    }
}
