package dev.kith.wake.provider.fcm;

import dev.kith.wake.provider.outbound.Answer;
import dev.kith.wake.provider.outbound.Outbound;
import dev.kith.wake.provider.token.Jwt;
import dev.kith.wake.push.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Fetches access tokens for a signed assertion (RFC 7523) and keeps the last one for as long as it
/// is good. One fetch serves all who wait for it.
final class AccessTokens {

  private static final String SCOPE = "https://www.googleapis.com/auth/firebase.messaging";
  private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  private static final Map<String, String> FORM =
      Map.of("content-type", "application/x-www-form-urlencoded");
  private static final long ASSERTION_SECONDS = 3600;
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private final FcmAccount account;
  private final Outbound outbound;
  private final InstantSource clock;
  private final Mono<AccessToken> current;
  private volatile @Nullable AccessToken refused;

  AccessTokens(FcmAccount account, Outbound outbound, InstantSource clock) {
    this.account = account;
    this.outbound = outbound;
    this.clock = clock;
    this.current = Mono.defer(this::fetch).cacheInvalidateIf(this::isUseless);
  }

  /// @return an error of [TokenRefused] if none is given out
  Mono<AccessToken> current() {
    return current;
  }

  /// It was not taken, whatever its time says.
  void refuse(AccessToken token) {
    refused = token;
  }

  private boolean isUseless(AccessToken token) {
    return token.equals(refused) || !clock.instant().isBefore(token.staleAt());
  }

  private Mono<AccessToken> fetch() {
    Instant now = clock.instant();
    String form = "grant_type=" + encoded(GRANT) + "&assertion=" + encoded(assertion(now));
    return outbound
        .post(account.tokenUri(), FORM, form.getBytes(StandardCharsets.US_ASCII))
        .map(answer -> read(answer, now));
  }

  private String assertion(Instant now) {
    return Jwt.sign(
        Jwt.Algorithm.RS256,
        account.key(),
        Map.of("kid", account.keyId()),
        Map.of(
            "iss", account.clientEmail(),
            "scope", SCOPE,
            "aud", account.tokenUri().toString(),
            "iat", now.getEpochSecond(),
            "exp", now.getEpochSecond() + ASSERTION_SECONDS));
  }

  private static AccessToken read(Answer answer, Instant now) {
    if (!answer.isSuccess()) {
      throw new TokenRefused(answer);
    }
    try {
      JsonNode json = JsonMapper.shared().readTree(answer.body());
      Instant expires = now.plusSeconds(json.path("expires_in").asLong(0));
      return new AccessToken(
          new Secret(json.path("access_token").asString("")), expires.minus(MARGIN));
    } catch (JacksonException unreadable) {
      throw new TokenRefused(answer);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.US_ASCII);
  }
}
