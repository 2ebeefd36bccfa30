package io.yingda.server.api;

import io.yingda.engine.message.Reply;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.result.WxMpUser;
import me.chanjar.weixin.mp.bean.subscribe.WxMpSubscribeMessage;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateData;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import me.chanjar.weixin.mp.enums.WxMpApiUrl;
import org.jspecify.annotations.Nullable;

/** WeChat's API by way of WxJava. */
final class WxJavaApi implements WeChatApi {

    private final Line line;

    WxJavaApi(Line line) {
        this.line = line;
    }

    @Override
    public void send(String openId, Reply reply) throws ApiFailure {
        WxMpKefuMessage message = CustomMessage.of(openId, reply);
        line.call(() -> line.getKefuService().sendKefuMessage(message));
    }

    @Override
    public void typing(String openId) throws ApiFailure {
        line.call(() -> line.getKefuService().sendKfTypingState(openId, "Typing"));
    }

    @Override
    public void send(String openId, Notice notice) throws ApiFailure {
        if (notice.subscription()) {
            WxMpSubscribeMessage message = WxMpSubscribeMessage.builder()
                    .toUser(openId)
                    .templateId(notice.template())
                    .page(notice.url())
                    .dataMap(notice.fields())
                    .build();
            // WxJava wants a message id in the answer, which WeChat does not give.
            line.call(() -> line.post(WxMpApiUrl.SubscribeMsg.SEND_SUBSCRIBE_MESSAGE_URL, message.toJson()));
        } else {
            WxMpTemplateMessage message = WxMpTemplateMessage.builder()
                    .toUser(openId)
                    .templateId(notice.template())
                    .url(notice.url())
                    .build();
            notice.fields().forEach((name, words) -> message.addData(new WxMpTemplateData(name, words)));
            line.call(() -> line.getTemplateMsgService().sendTemplateMsg(message));
        }
    }

    @Override
    public List<OnlineAgent> onlineAgents() throws ApiFailure {
        return line.call(() -> {
            List<OnlineAgent> online = new ArrayList<>();
            line.getKefuService()
                    .kfOnlineList()
                    .getKfOnlineList()
                    .forEach(agent -> online.add(new OnlineAgent(
                            agent.getAccount(), Objects.requireNonNullElse(agent.getAcceptedCase(), 0))));
            return online;
        });
    }

    @Override
    public void openSession(String openId, OnlineAgent agent) throws ApiFailure {
        line.call(() -> line.getKefuService().kfSessionCreate(openId, agent.account()));
    }

    @Override
    public Profile profile(String openId) throws ApiFailure {
        WxMpUser user = line.call(() -> line.getUserService().userInfo(openId));
        Long[] tags = user.getTagIds();
        return new Profile(
                Boolean.TRUE.equals(user.getSubscribe()),
                user.getUnionId(),
                orEmpty(user.getRemark()),
                tags == null
                        ? List.of()
                        : Arrays.stream(tags).map(Long::intValue).toList(),
                orEmpty(user.getSubscribeScene()),
                orEmpty(user.getQrSceneStr()));
    }

    @Override
    public String upload(MediaKind kind, Path file) throws ApiFailure {
        return line.call(() -> line.getMaterialService()
                .mediaUpload(kind.word(), file.toFile())
                .getMediaId());
    }

    @Override
    public Media download(String mediaId, int most) throws ApiFailure {
        LimitedDownload download = new LimitedDownload(line.getRequestHttpClient(), most);
        Media media = line.call(() -> line.execute(download, WxMpApiUrl.Material.MEDIA_GET_URL, "media_id=" + mediaId))
                .media();
        if (media == null) {
            throw ApiFailure.tooLarge(most);
        }
        return media;
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
