package org.jiheng.security;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The ways to ask without a token that holds: a name, and the header lines of the
 * request.
 */
final class BadCredentials {

	private final StubIssuer issuer;

	private final RSAKey foreign = StubIssuer.rsaKey("rsa");

	private final Map<String, List<String>> all = new LinkedHashMap<>();

	private BadCredentials(StubIssuer issuer) {
		this.issuer = issuer;
	}

	static Map<String, List<String>> of(StubIssuer issuer) throws Exception {
		var credentials = new BadCredentials(issuer);
		credentials.notTokens();
		credentials.otherPlaces();
		credentials.algorithms();
		credentials.keys();
		credentials.claims();
		credentials.types();
		credentials.subjects();
		credentials.forms();
		return credentials.all;
	}

	private void notTokens() {
		all.put("nothing", List.of());
		lines("empty bearer", "Authorization: Bearer ");
		lines("bearer alone", "Authorization: Bearer");
		lines("rubbish", "Authorization: Bearer abc");
		lines("three dots", "Authorization: Bearer a.b.c");
		lines("basic", "Authorization: Basic bHVsb25nLWZpbmFuY2U6ZGVtbw==");
		lines("the scheme missing", "Authorization: " + issuer.good());
		lines("another scheme", "Authorization: DPoP " + issuer.good());
		lines("two tokens in one header", "Authorization: Bearer " + issuer.good() + ", Bearer " + issuer.good());
		lines("words after the token", "Authorization: Bearer " + issuer.good() + " admin");
	}

	private void otherPlaces() {
		lines("two headers, the first good", "Authorization: Bearer " + issuer.good(), "Authorization: Bearer x");
		lines("two headers, the second good", "Authorization: Bearer x", "Authorization: Bearer " + issuer.good());
		lines("a cookie", "Cookie: access_token=" + issuer.good() + "; Authorization=" + issuer.good());
		lines("the proxy's header", "Proxy-Authorization: Bearer " + issuer.good());
		lines("a forwarded user", "X-Forwarded-User: jiheng-admin", "X-Remote-User: jiheng-admin", "Remote-User: root");
		lines("a spoofed membership", "Jiheng-Membership: 00000000-0000-0000-0000-000000000001");
		lines("a spoofed tenant", "Jiheng-County: 130324", "X-Tenant: 130324");
		lines("a folded header", "Authorization: Bearer x", "\t" + issuer.good());
	}

	private void algorithms() throws Exception {
		JWTClaimsSet claims = issuer.claims().build();
		token("none", unsigned("{\"alg\":\"none\",\"typ\":\"at+jwt\"}", claims));
		token("None", unsigned("{\"alg\":\"None\",\"typ\":\"at+jwt\"}", claims));
		token("none with the key's id", unsigned("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"rsa\"}", claims));
		token("none with a signature", unsigned("{\"alg\":\"none\",\"typ\":\"at+jwt\"}", claims) + "AAAA");
		token("no algorithm", unsigned("{\"typ\":\"at+jwt\",\"kid\":\"rsa\"}", claims) + "AAAA");
		token("HS256 with the public key, DER", hmac(issuer.rsa.toRSAPublicKey().getEncoded(), claims));
		String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder(64, new byte[] { '\n' })
			.encodeToString(issuer.rsa.toRSAPublicKey().getEncoded()) + "\n-----END PUBLIC KEY-----\n";
		token("HS256 with the public key, PEM", hmac(pem.getBytes(StandardCharsets.US_ASCII), claims));
		token("HS256 with the public key, JWK",
				hmac(issuer.rsa.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8), claims));
		token("HS256 with a short secret", hmac("demo".repeat(8).getBytes(StandardCharsets.US_ASCII), claims));
		token("RS384", StubIssuer.sign(JWSAlgorithm.RS384, issuer.rsa, "at+jwt", claims));
		token("RS512", StubIssuer.sign(JWSAlgorithm.RS512, issuer.rsa, "at+jwt", claims));
		var jwe = new EncryptedJWT(
				new JWEHeader.Builder(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM).keyID("rsa").build(),
				claims);
		jwe.encrypt(new RSAEncrypter(issuer.rsa));
		token("encrypted", jwe.serialize());
	}

	private void keys() throws Exception {
		String claims = issuer.claims().build().toString();
		token("another key under a known id", StubIssuer.sign(header().build(), foreign, claims));
		token("an unknown key", StubIssuer.sign(header().keyID("unknown").build(), foreign, claims));
		token("another key without id", StubIssuer.sign(header().keyID(null).build(), foreign, claims));
		token("the key in the header", StubIssuer.sign(header().jwk(foreign.toPublicJWK()).build(), foreign, claims));
		token("the key's address in the header", StubIssuer
			.sign(header().jwkURL(URI.create(issuer.uri() + "/evil")).keyID("evil").build(), foreign, claims));
		token("a certificate's address in the header",
				StubIssuer.sign(header().x509CertURL(URI.create(issuer.uri() + "/evil")).build(), foreign, claims));
		token("a path as key id", StubIssuer.sign(header().keyID("../../../../dev/null").build(), foreign, claims));
		token("SQL as key id", StubIssuer.sign(header().keyID("' or 1=1 --").build(), foreign, claims));
		token("an unknown critical header", StubIssuer
			.sign(header().criticalParams(Set.of("exp2")).customParam("exp2", 1).build(), issuer.rsa, claims));
		String good = issuer.good();
		token("the signature cut off", good.substring(0, good.lastIndexOf('.') + 1));
		token("the signature shortened", good.substring(0, good.length() - 8));
		token("the payload exchanged", tampered(good));
		String es = StubIssuer.sign(JWSAlgorithm.ES256, issuer.ec, "at+jwt", issuer.claims().build());
		String zeros = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]);
		token("an ES256 signature of zeros", es.substring(0, es.lastIndexOf('.') + 1) + zeros);
		token("an RSA signature under the EC key's id", StubIssuer.sign(header().keyID("ec").build(), foreign, claims));
	}

	private void claims() {
		claims("another issuer", claims -> claims.issuer("https://issuer.example"));
		claims("the issuer with a slash", claims -> claims.issuer(issuer.uri() + "/"));
		claims("no issuer", claims -> claims.issuer(null));
		claims("another audience", claims -> claims.audience("account"));
		claims("other audiences", claims -> claims.audience(List.of("account", "jiheng-console")));
		claims("an audience that begins alike", claims -> claims.audience("jiheng2"));
		claims("the audience in capitals", claims -> claims.audience("JIHENG"));
		claims("no audience", claims -> claims.audience((String) null));
		claims("expired", claims -> claims.expirationTime(in(-60)));
		claims("expired long ago", claims -> claims.expirationTime(in(-100_000_000)));
		claims("no expiry", claims -> claims.expirationTime(null));
		claims("not yet valid", claims -> claims.notBeforeTime(in(120)));
		claims("expiry in words", claims -> claims.claim("exp", "tomorrow"));
	}

	private void types() {
		typed("an ID token with a nonce", "JWT", claims -> claims.claim("nonce", "n").claim("scope", "openid"));
		typed("an ID token with a token's hash", "JWT",
				claims -> claims.claim("at_hash", "h").claim("scope", "openid"));
		typed("an ID token without marks", "JWT", claims -> claims.claim("azp", "jiheng"));
		typed("an ID token without a type", null, claims -> claims.claim("azp", "jiheng"));
		typed("Keycloak's ID token", "JWT", claims -> claims.claim("typ", "ID").claim("scope", "openid"));
		typed("Keycloak's refresh token", "JWT", claims -> claims.claim("typ", "Refresh").claim("scope", "openid"));
		typed("Keycloak's offline token", "JWT", claims -> claims.claim("typ", "Offline").claim("scope", "openid"));
		typed("a logout token", "logout+jwt", claims -> claims.claim("scope", "openid"));
		typed("a proof of possession", "dpop+jwt", claims -> claims.claim("scope", "openid"));
		typed("a client's assertion", "client-authentication+jwt", claims -> claims.claim("scope", "openid"));
	}

	private void subjects() {
		claims("no subject", claims -> claims.subject(null));
		claims("a blank subject", claims -> claims.subject("  "));
		claims("a subject of two lines", claims -> claims.subject("lulong-finance\nINFO jiheng-admin"));
		claims("a subject too long", claims -> claims.subject("x".repeat(256)));
		claims("a number as subject", claims -> claims.claim("sub", 130324));
		claims("several subjects", claims -> claims.claim("sub", List.of("lulong-finance", "jiheng-admin")));
	}

	private void forms() {
		String claims = issuer.claims().build().toString();
		String open = claims.substring(0, claims.length() - 1);
		raw("a duplicate subject", open + ",\"sub\":\"jiheng-admin\"}");
		raw("a duplicate audience", open + ",\"aud\":\"jiheng\"}");
		raw("a duplicate expiry", open + ",\"exp\":9999999999}");
		raw("words after the claims", claims + "{}");
		raw("a list of claims", "[" + claims + "]");
		raw("not JSON", "sub=lulong-finance");
		claims("too long", claims2 -> claims2.claim("filler", "x".repeat(9000)));
	}

	private void lines(String name, String... lines) {
		all.put(name, List.of(lines));
	}

	private void token(String name, String token) {
		lines(name, "Authorization: Bearer " + token);
	}

	private void claims(String name, UnaryOperator<JWTClaimsSet.Builder> change) {
		typed(name, "at+jwt", change);
	}

	private void typed(String name, String type, UnaryOperator<JWTClaimsSet.Builder> change) {
		token(name, StubIssuer.sign(JWSAlgorithm.RS256, issuer.rsa, type, change.apply(issuer.claims()).build()));
	}

	private void raw(String name, String payload) {
		token(name, StubIssuer.sign(header().build(), issuer.rsa, payload));
	}

	private static JWSHeader.Builder header() {
		return StubIssuer.header(JWSAlgorithm.RS256, "rsa", "at+jwt");
	}

	private static String hmac(byte[] secret, JWTClaimsSet claims) throws JOSEException {
		return StubIssuer.sign(StubIssuer.header(JWSAlgorithm.HS256, "rsa", "at+jwt").build(), new MACSigner(secret),
				claims.toString());
	}

	private static String unsigned(String header, JWTClaimsSet claims) {
		return base64(header) + "." + base64(claims.toString()) + ".";
	}

	private static String tampered(String token) {
		String[] parts = token.split("\\.", 3);
		String payload = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
		return parts[0] + "." + base64(payload.replace("lulong-finance", "jiheng-admin")) + "." + parts[2];
	}

	private static String base64(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	private static Date in(int seconds) {
		return Date.from(Instant.now().plusSeconds(seconds));
	}

}
