package io.yingda.server.sandbox.phone;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** The pictures on every phone. */
public enum Picture {
    @JsonProperty("parcel")
    PARCEL,
    @JsonProperty("receipt")
    RECEIPT,
    @JsonProperty("nappy")
    NAPPY,
    @JsonProperty("baby")
    BABY;

    /** Its name in addresses and files. */
    public String file() {
        return name().toLowerCase(Locale.ROOT) + ".svg";
    }
}
