package org.jiheng.review;

/**
 * 审核意见: what is wrong or doubtful at a place. The code is stable; message and advice are
 * for people, in Chinese. Never quotes what is classified.
 */
public record Finding(Severity severity, String code, String message, String advice, Place place) {
}
