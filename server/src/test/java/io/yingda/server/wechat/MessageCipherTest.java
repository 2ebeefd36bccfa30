package io.yingda.server.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingda.server.wechat.Refused.Reason;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCipherTest {

    private static final String APP = "wxb11529c136998cb6";

    /** Its last character carries two bits that no byte of the key takes. */
    private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private static final String OTHER_KEY = "kWxPEV2UEDyxWpmPdKC3F4dgPDmOvfKX1HGnEUDS1aR";

    private final MessageCipher cipher = new MessageCipher(KEY, APP);

    @ParameterizedTest
    @CsvSource(textBlock = """
            abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG, wxb11529c136998cb6, aaaabbbbccccdddd, 我是中文abcd123, jn1L23DB+6ELqJ+6bruv21Y6MD7KeIfP82D6gU39rmkgczbWwt5+3bnyg5K55bgVtVzd832WzZGMhkP72vVOfg==
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, wxba5fad812f8e6fb9, 707722b803182950, '{"demo_resp":"good luck"}', ELGduP2YcVatjqIS+eZbp80MNLoAUWvzzyJxgGzxZO/5sAvd070Bs6qrLARC9nVHm48Y4hyRbtzve1L32tmxSQ==
            AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, wx134c8103faa5a59e, 999951349e8ee746, '<xml><demo_resp>[CDATA[good luck]]</demo_resp></xml>', hE8R6mGXHkJJjU72KxzKUd1GEkKJaEZq7vRL8XgK3o+00k8JGq6+pZJUIlTSyhsX+bxIBQ72g3GyvDdIZcr6+3HAZbSvPT9t/o11MI7d6WELwqrGd7jMnV0zv3Zc9Nq7
            """)
    void writesAndReadsWhatWeChatDoes(String key, String appId, String random, String message, String encrypted)
            throws Refused {
        MessageCipher account = new MessageCipher(key, appId);

        assertThat(account.encrypt(message, random.getBytes(US_ASCII))).isEqualTo(encrypted);
        assertThat(account.decrypt(encrypted)).isEqualTo(message);
    }

    @Test
    void takesMessagesOfEveryLengthOfPadding() throws Refused {
        for (int length = 0; length <= 100; length++) {
            String message = "字".repeat(length) + "x".repeat(length % 3);
            assertThat(cipher.decrypt(cipher.encrypt(message))).isEqualTo(message);
        }
    }

    @Test
    void neverWritesTheSameTwice() {
        assertThat(cipher.encrypt("x")).isNotEqualTo(cipher.encrypt("x"));
    }

    @Test
    void refusesWhatIsMeantForAnotherAppId() {
        String encrypted = new MessageCipher(KEY, "wx0000000000000000").encrypt("x");
        assertRefused(encrypted, Reason.APP_ID);
    }

    @Test
    void refusesAnAppIdThatOnlyBeginsTheSame() {
        assertRefused(new MessageCipher(KEY, APP + "0").encrypt("x"), Reason.APP_ID);
        assertRefused(new MessageCipher(KEY, APP.substring(1)).encrypt("x"), Reason.APP_ID);
    }

    @Test
    void refusesWhatAnotherKeyEncrypted() {
        for (int round = 0; round < 500; round++) {
            String encrypted = new MessageCipher(OTHER_KEY, APP).encrypt("message " + round);
            assertThatThrownBy(() -> cipher.decrypt(encrypted)).isInstanceOf(Refused.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not base64!", "AAAA", "jn1L23DB+6ELqJ+6bruv2w==", "====", "jn1L23DB\n+6ELqJ+6bruv2w=="})
    void refusesWhatIsNoCipherText(String encrypted) {
        assertRefused(encrypted, Reason.UNDECRYPTABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 33, -1, 127, 128})
    void refusesPaddingOutOfRange(int padding) throws Exception {
        byte[] block = block(1);
        block[block.length - 1] = (byte) padding;
        assertRefused(encrypted(block), Reason.UNDECRYPTABLE);
    }

    @Test
    void refusesPaddingThatIsNotAllTheSame() throws Exception {
        byte[] block = block(1);
        block[block.length - 2] = 1;
        assertRefused(encrypted(block), Reason.UNDECRYPTABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 20, 1000})
    void refusesALengthThatDoesNotFit(int length) throws Exception {
        assertRefused(encrypted(block(length)), Reason.UNDECRYPTABLE);
    }

    @Test
    void refusesBytesThatAreNoText() throws Exception {
        byte[] block = block(1);
        block[20] = (byte) 0xFF;
        assertRefused(encrypted(block), Reason.NOT_UTF8);
    }

    @Test
    void needsAKeyOf43Characters() {
        assertThatThrownBy(() -> new MessageCipher("short", APP)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsABlockPutTogetherByHand() throws Exception {
        assertThat(cipher.decrypt(encrypted(block(1)))).isEqualTo("x");
    }

    /** 16 random bytes, a length, one byte of message, the app id, and padding to 64. */
    private static byte[] block(int length) {
        ByteBuffer block = ByteBuffer.allocate(64)
                .put(new byte[16])
                .putInt(length)
                .put((byte) 'x')
                .put(APP.getBytes(UTF_8));
        Arrays.fill(block.array(), block.position(), block.capacity(), (byte) block.remaining());
        return block.array();
    }

    private static String encrypted(byte[] block) throws Exception {
        byte[] key = Base64.getDecoder().decode(KEY);
        Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
        aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return Base64.getEncoder().encodeToString(aes.doFinal(block));
    }

    private void assertRefused(String encrypted, Reason reason) {
        assertThatThrownBy(() -> cipher.decrypt(encrypted))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
