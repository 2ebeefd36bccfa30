package io.yingda.server.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The pictures on every phone. */
enum Picture {
    @JsonProperty("parcel")
    PARCEL,
    @JsonProperty("receipt")
    RECEIPT,
    @JsonProperty("nappy")
    NAPPY,
    @JsonProperty("baby")
    BABY;

    /** Its name in addresses and files. */
    String file() {
        return name().toLowerCase(Locale.ROOT) + ".svg";
    }
}
