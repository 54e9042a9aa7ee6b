package org.jiheng.issuer;

import java.util.stream.Collectors;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.util.HtmlUtils;

/** The page that lists the demo's users; a click logs in. */
final class LoginPage {

	private LoginPage() {
	}

	static String html(CsrfToken csrf) {
		String users = DemoUser.ALL.stream()
			.map(user -> "<li><button name=\"username\" value=\"%s\"><b>%s</b><span>%s</span></button></li>"
				.formatted(escaped(user.name()), escaped(user.title()), escaped(user.name())))
			.collect(Collectors.joining("\n"));
		return """
				<!doctype html>
				<html lang="zh-CN">
				<head>
				<meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>登录 · 绩衡演示</title>
				<style>
				body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #f5f6f8; color: #1f2329;
				  font: 16px/1.5 "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
				main { box-sizing: border-box; width: min(28rem, 100%%); padding: 2rem; background: #fff; border-radius: 12px;
				  box-shadow: 0 1px 3px #0002; }
				h1 { margin: 0; font-size: 1.4rem; }
				p { margin: .25rem 0 1.25rem; color: #646a73; font-size: .9rem; }
				ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .5rem; }
				button { width: 100%%; display: flex; justify-content: space-between; gap: 1rem; align-items: baseline;
				  padding: .7rem .9rem; border: 1px solid #dee0e3; border-radius: 8px; background: #fff; color: inherit;
				  font: inherit; cursor: pointer; text-align: left; }
				button:hover, button:focus-visible { border-color: #b3261e; background: #fdf3f2; outline: none; }
				span { color: #8f959e; font: .8rem ui-monospace, monospace; }
				</style>
				</head>
				<body>
				<main>
				<h1>绩衡 · 演示登录</h1>
				<p>请选择一个演示用户。仅供本机演示，没有密码。</p>
				<form method="post" action="/login">
				<input type="hidden" name="%s" value="%s">
				<input type="hidden" name="password" value="demo">
				<ul>
				%s
				</ul>
				</form>
				</main>
				</body>
				</html>
				"""
			.formatted(escaped(csrf.getParameterName()), escaped(csrf.getToken()), users);
	}

	private static String escaped(String text) {
		return HtmlUtils.htmlEscape(text);
	}

}
