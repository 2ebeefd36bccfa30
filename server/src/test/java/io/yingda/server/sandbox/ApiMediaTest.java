package io.yingda.server.sandbox;

import static io.yingda.server.sandbox.Rehearsal.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import me.chanjar.weixin.common.bean.result.WxMediaUploadResult;
import me.chanjar.weixin.mp.bean.draft.WxMpAddDraft;
import me.chanjar.weixin.mp.bean.draft.WxMpDraftArticles;
import me.chanjar.weixin.mp.bean.freepublish.WxMpFreePublishList;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.material.WxMpMaterial;
import me.chanjar.weixin.mp.bean.material.WxMpMaterialUploadResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ApiMediaTest {

    private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2, 3};

    @Test
    void whatIsUploadedComesBackForThreeDays() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.writes("发张图");
            WxMediaUploadResult uploaded = upload(rehearsal);
            assertThat(Files.readAllBytes(rehearsal
                            .wechat()
                            .getMaterialService()
                            .mediaDownload(uploaded.getMediaId())
                            .toPath()))
                    .isEqualTo(PICTURE);
            rehearsal
                    .wechat()
                    .getKefuService()
                    .sendKefuMessage(WxMpKefuMessage.IMAGE()
                            .toUser(rehearsal.lin())
                            .mediaId(uploaded.getMediaId())
                            .build());
            assertThat(rehearsal.lastContent().get("mediaId").asText()).isEqualTo(uploaded.getMediaId());
            assertThat(rehearsal
                            .visitor()
                            .get("/media/shop/" + uploaded.getMediaId())
                            .statusCode())
                    .isEqualTo(200);
            rehearsal.pass(Duration.ofDays(3));
            refused(40007, () -> rehearsal.wechat().getMaterialService().mediaDownload(uploaded.getMediaId()));
        }
    }

    @Test
    void whatAFollowerSendsCanBeFetched() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.visitor().play("{\"kind\":\"voice\",\"seconds\":2,\"recognition\":null}");
            String push = WeChatFacts.decrypt(
                    WeChatFacts.element(rehearsal.server().pushes().getLast().body(), "Encrypt"));
            Path voice = rehearsal
                    .wechat()
                    .getMaterialService()
                    .mediaDownload(WeChatFacts.element(push, "MediaId"))
                    .toPath();
            assertThat(Files.readAllBytes(voice))
                    .startsWith("#!AMR\n".getBytes(StandardCharsets.US_ASCII))
                    .hasSize(6 + 100 * 13);
        }
    }

    @Test
    void aFileThatIsTooLargeOrOfNoKindIsRefused() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            refused(
                    45001,
                    () -> rehearsal
                            .wechat()
                            .getMaterialService()
                            .mediaUpload("thumb", "jpg", new ByteArrayInputStream(new byte[64 * 1024 + 1])));
            refused(
                    40004,
                    () -> rehearsal
                            .wechat()
                            .getMaterialService()
                            .mediaUpload("hologram", "jpg", new ByteArrayInputStream(PICTURE)));
        }
    }

    @Test
    void materialStaysUntilItIsDeleted(@TempDir Path folder) throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            Path file = Files.write(folder.resolve("poster.png"), PICTURE);
            WxMpMaterial material = new WxMpMaterial("poster.png", file.toFile(), "", "");
            WxMpMaterialUploadResult added =
                    rehearsal.wechat().getMaterialService().materialFileUpload("image", material);
            rehearsal.pass(Duration.ofDays(30));
            assertThat(rehearsal
                            .wechat()
                            .getMaterialService()
                            .materialImageOrVoiceDownload(added.getMediaId())
                            .readAllBytes())
                    .isEqualTo(PICTURE);
            assertThat(rehearsal.wechat().getMaterialService().materialCount().getImageCount())
                    .isEqualTo(1);
            assertThat(rehearsal
                            .wechat()
                            .getMaterialService()
                            .materialFileBatchGet("image", 0, 20)
                            .getItems())
                    .singleElement()
                    .satisfies(item -> assertThat(item.getName()).isEqualTo("poster.png"));
            assertThat(rehearsal.wechat().getMaterialService().materialDelete(added.getMediaId()))
                    .isTrue();
            assertThat(rehearsal.wechat().getMaterialService().materialCount().getImageCount())
                    .isZero();
        }
    }

    @Test
    void aPassiveReplyMayNameOnlyMediaThatAreThere() throws Exception {
        try (Rehearsal rehearsal = new Rehearsal(push -> PretendedServer.Answer.of(WeChatFacts.sealed(
                WeChatFacts.reply(push.openId(), "<MsgType>image</MsgType><Image><MediaId>none</MediaId></Image>"))))) {
            rehearsal.visitor().play("{\"kind\":\"follow\"}");
            assertThat(rehearsal.lastContent().get("kind").asText()).isEqualTo("fault");
            assertThat(rehearsal.visitor().sandbox().witness().tally().malformed())
                    .isEqualTo(1);
        }
    }

    @Test
    void anArticleGoesFromDraftToPublished() throws Exception {
        try (Rehearsal rehearsal = Rehearsal.withFollower()) {
            rehearsal.writes("最近有什么");
            WxMpDraftArticles article = WxMpDraftArticles.builder()
                    .title("秋冬新品")
                    .digest("都在这里")
                    .content("<p>全文</p>")
                    .build();
            String draft = rehearsal.wechat().getDraftService().addDraft(new WxMpAddDraft(List.of(article)));
            assertThat(rehearsal.wechat().getDraftService().countDraft()).isEqualTo(1);
            // WxJava keeps the quotes of the id, which WeChat gives as text.
            String publishing =
                    rehearsal.wechat().getFreePublishService().submit(draft).replace("\"", "");
            String articleId = rehearsal
                    .wechat()
                    .getFreePublishService()
                    .getPushStatus(publishing)
                    .getArticle_id();
            WxMpFreePublishList published =
                    rehearsal.wechat().getFreePublishService().getPublicationRecords(0, 20, 1);
            assertThat(published.getItems()).singleElement().satisfies(item -> {
                assertThat(item.getArticleId()).isEqualTo(articleId);
                assertThat(item.getContent().getNewsItem().getFirst().getTitle())
                        .isEqualTo("秋冬新品");
            });
            assertThat(rehearsal
                            .wechat()
                            .getFreePublishService()
                            .getArticleFromId(articleId)
                            .getNewsItem()
                            .getFirst()
                            .getContent())
                    .contains("全文");
            rehearsal
                    .wechat()
                    .getKefuService()
                    .sendKefuMessage(WxMpKefuMessage.MPNEWSARTICLE()
                            .toUser(rehearsal.lin())
                            .articleId(articleId)
                            .build());
            assertThat(rehearsal.lastContent().at("/cards/0/title").asText()).isEqualTo("秋冬新品");
            rehearsal.visitor().counted("empty", 3);
            assertThat(rehearsal.events("PUBLISHJOBFINISH"))
                    .singleElement()
                    .satisfies(event -> assertThat(event)
                            .contains("<publish_status>0</publish_status>")
                            .contains(articleId));
        }
    }

    private static WxMediaUploadResult upload(Rehearsal rehearsal) throws Exception {
        return rehearsal.wechat().getMaterialService().mediaUpload("image", "png", new ByteArrayInputStream(PICTURE));
    }
}
