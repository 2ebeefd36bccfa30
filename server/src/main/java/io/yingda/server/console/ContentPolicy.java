package io.yingda.server.console;

import java.net.URI;
import java.util.Optional;

/**
 * What the console's page may do: load its own scripts, styles, pictures and sounds, and talk to its own server. No inline script or
 * style, no evaluated text, no frame around it, no markup made from strings except by Vue.
 */
final class ContentPolicy {

    private static final String FIXED =
            "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; media-src 'self'; base-uri 'none'; "
                    + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; "
                    + "trusted-types vue; img-src 'self' data:";

    private ContentPolicy() {}

    /** The policy; a sandbox, where there is one, may be talked to as well, and its pictures shown. */
    static String with(Optional<URI> sandbox) {
        String further = sandbox.map(origin -> " " + origin).orElse("");
        return FIXED + further + "; connect-src 'self'" + further;
    }
}
