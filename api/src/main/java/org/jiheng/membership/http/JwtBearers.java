package org.jiheng.membership.http;

import org.jiheng.membership.Bearers;
import org.jiheng.membership.Caller;
import org.jiheng.shared.Problem;
import org.jiheng.shared.ProblemException;
import org.jiheng.tenancy.Subject;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import reactor.core.publisher.Mono;

/** Reads callers from access tokens, by the same decoder as for requests. */
class JwtBearers implements Bearers {

	private final ReactiveJwtDecoder tokens;

	JwtBearers(ReactiveJwtDecoder tokens) {
		this.tokens = tokens;
	}

	@Override
	public Mono<Caller> of(String token) {
		return tokens.decode(token).map(JwtBearers::caller).onErrorMap(JwtException.class, JwtBearers::refusal);
	}

	static Caller caller(Jwt token) {
		String subject = token.getSubject();
		return new Caller(subject == null ? "" : subject, token.getClaimAsString("name"), verifiedEmail(token));
	}

	/** An address that the issuer does not vouch for is nobody's. */
	private static @Nullable String verifiedEmail(Jwt token) {
		return Boolean.TRUE.equals(token.getClaim("email_verified")) && token.getClaim("email") instanceof String email
				&& Subject.fits(email) ? email : null;
	}

	private static ProblemException refusal(JwtException failure) {
		return new ProblemException(failure instanceof BadJwtException ? new Problem.Unauthenticated("令牌无效或已过期")
				: new Problem.Unavailable("暂时无法核验身份，请稍后重试"), failure);
	}

}
