package org.jiheng.security;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * A token is an access token and names its subject; an ID or refresh token opens nothing.
 * RFC 9068 tells by the header {@code typ} = at+jwt; issuers that do not set it must tell
 * otherwise: Keycloak by the claim typ = Bearer, others by a scope or client_id.
 */
final class AccessTokenRule implements OAuth2TokenValidator<Jwt> {

	private static final Set<String> ACCESS = Set.of("at+jwt", "application/at+jwt");

	private static final Set<String> UNSAID = Set.of("", "jwt", "application/jwt");

	private static final List<String> MARKS_OF_ID_TOKENS = List.of("at_hash", "c_hash", "s_hash", "nonce");

	private static final List<String> MARKS_OF_ACCESS_TOKENS = List.of("scope", "scp", "client_id");

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return isAccessToken(token) && namesSubject(token) ? OAuth2TokenValidatorResult.success()
				: OAuth2TokenValidatorResult
					.failure(new OAuth2Error("invalid_token", "not an access token of a subject", null));
	}

	private static boolean isAccessToken(Jwt token) {
		String header = lower(token.getHeaders().get("typ"));
		if (ACCESS.contains(header)) {
			return true;
		}
		if (!UNSAID.contains(header) || MARKS_OF_ID_TOKENS.stream().anyMatch(token::hasClaim)) {
			return false;
		}
		return token.hasClaim("typ") ? lower(token.getClaim("typ")).equals("bearer")
				: MARKS_OF_ACCESS_TOKENS.stream().anyMatch(token::hasClaim);
	}

	private static boolean namesSubject(Jwt token) {
		return token.getClaims().get("sub") instanceof String subject && !subject.isBlank() && subject.length() <= 255
				&& subject.chars().noneMatch(Character::isISOControl);
	}

	private static String lower(@Nullable Object value) {
		return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
	}

}
