"""Writes the manual pages of the tool and of each of its commands: manual.py FOLDER DATE < help.json

help.json is what `tonghop --experimental-dump-help` prints. Pages go to FOLDER/man1 (English, with a Vietnamese summary) and
FOLDER/vi/man1/tonghop.1 (Vietnamese).
"""
import json
import os
import sys

# What each command is for, in Vietnamese; a command without an entry has no summary.
VIETNAMESE = {
    "": "tổng hợp thư mục báo cáo của các đơn vị thành một bảng mà lãnh đạo tin được",
    "consolidate": "tổng hợp mọi sổ tính trong thư mục thành một bản, kèm danh sách những chỗ cần kiểm tra",
    "check": "kiểm tra một báo cáo trước khi gửi",
    "cells": "in các ô của sổ tính đúng như đang được lưu",
    "explain": "giải thích một mã kiểm tra: xét gì, vì sao quan trọng, ví dụ, cách xử lý",
    "template": "tạo biểu mẫu trống để gửi các đơn vị",
    "schema": "làm việc với tệp mô tả biểu mẫu (schema)",
    "schema check": "kiểm tra tệp schema",
    "schema convert": "chuyển schema.yaml thành schema.xlsx hoặc ngược lại, không mất gì",
    "schema draft": "viết nháp schema từ một biểu mẫu có sẵn",
    "schema diff": "so sánh hai schema",
    "schema accept": "ghi vào schema các nhãn mà cán bộ đã xác nhận",
    "history": "xem các đợt, các lần chạy, số liệu sửa lại và quyết định",
    "lock": "khóa một đợt đã ký: số liệu không thể đổi mà không ai biết",
    "report": "viết báo cáo của đợt thành văn bản Word",
    "watch": "theo dõi thư mục, tự tổng hợp lại khi có báo cáo mới",
    "serve": "mở trang web xem kết quả",
}

EXIT = [
    ("0", "Nothing at or above \\fB\\-\\-fail\\-on\\fR.", "không có lỗi"),
    ("1", "Findings at or above it; all outputs are written.", "có lỗi trong số liệu; mọi kết quả vẫn được ghi"),
    ("2", "Something could not be read or written at all; nothing was changed.", "không đọc hoặc không ghi được"),
    ("64", "Wrong usage.", "gõ sai lệnh"),
    ("70", "A bug in the program.", "lỗi của chương trình"),
]


def text(value):
    """A text for roff: nothing in it is taken for a request."""
    value = value.replace("\\", "\\e").replace("-", "\\-")
    return "\n".join("\\&" + line if line[:1] in ".'" else line for line in value.split("\n"))


def name(entry):
    return ("\\-" if entry["kind"] == "short" else "\\-\\-") + text(entry["name"])


def shown(arguments):
    return [a for a in arguments if a.get("shouldDisplay", True)]


def synopsis(argument):
    if argument["kind"] == "positional":
        word = "\\fI" + text(argument["valueName"].upper()) + "\\fR"
    else:
        word = "\\fB" + name(argument["preferredName"]) + "\\fR"
        if argument["kind"] == "option":
            word += " \\fI" + text(argument["valueName"]) + "\\fR"
    if argument["isRepeating"]:
        word += " ..."
    return "[" + word + "]" if argument["isOptional"] else word


def described(argument):
    words = text(argument.get("abstract") or "")
    if argument.get("discussion"):
        words += "\n" + text(argument["discussion"])
    values = argument.get("allValues")
    if values:
        words += "\nOne of " + ", ".join("\\fB" + text(v) + "\\fR" for v in values) + "."
    if argument.get("defaultValue"):
        words += "\nDefault: " + text(argument["defaultValue"]) + "."
    return words.strip()


def head(title, date, language=""):
    return [f'.TH {title} 1 "{date}" "tonghop" "{"Lệnh" if language else "User commands"}"', ".nh", ".ad l"]


def page(command, path, date):
    title = "\\-".join(["tonghop"] + path)
    lines = head(title.upper(), date)
    abstract = (command.get("abstract") or "").rstrip(".")
    lines += [".SH NAME", title + " \\- " + text(abstract[:1].lower() + abstract[1:])]
    arguments = shown(command.get("arguments", []))
    call = "\\fB" + " ".join(["tonghop"] + path) + "\\fR"
    commands = [c for c in command.get("subcommands", []) if c.get("shouldDisplay", True) and c["commandName"] != "help"]
    lines += [".SH SYNOPSIS"]
    if commands:
        lines += [call + " \\fIcommand\\fR ..."]
    else:
        ordered = sorted(arguments, key=lambda a: a["kind"] != "positional")
        lines += [call] + [synopsis(a) for a in ordered]
    if command.get("discussion"):
        lines += [".SH DESCRIPTION"]
        for paragraph in command["discussion"].split("\n\n"):
            lines += [text(paragraph), ".PP"]
        lines.pop()
    summary = VIETNAMESE.get(" ".join(path))
    if summary:
        lines += [".SH TÓM TẮT", text(summary[:1].upper() + summary[1:] + ".")]
    if commands:
        lines += [".SH COMMANDS"]
        for sub in commands:
            reference = "\\-".join(["tonghop"] + path + [sub["commandName"]])
            lines += [".TP", f"\\fB{reference}\\fR(1)", text(sub.get("abstract") or "")]
    for heading, kinds in (("ARGUMENTS", ["positional"]), ("OPTIONS", ["option", "flag"])):
        chosen = [a for a in arguments if a["kind"] in kinds]
        if chosen:
            lines += [".SH " + heading]
        for argument in chosen:
            if argument["kind"] == "positional":
                term = "\\fI" + text(argument["valueName"].upper()) + "\\fR"
            else:
                term = ", ".join("\\fB" + name(n) + "\\fR" for n in argument["names"])
                if argument["kind"] == "option":
                    term += " \\fI" + text(argument["valueName"]) + "\\fR"
            lines += [".TP", term, described(argument) or "\\&"]
    lines += [".SH EXIT STATUS"]
    for code, english, _ in EXIT:
        lines += [".TP", "\\fB" + code + "\\fR", english]
    others = ["tonghop"] if path else []
    others += ["\\-".join(["tonghop"] + path[:-1])] if len(path) > 1 else []
    if others:
        lines += [".SH SEE ALSO", ", ".join(f"\\fB{o}\\fR(1)" for o in others)]
    return "\n".join(lines) + "\n"


def vietnamese(commands, date):
    lines = head("TONGHOP", date, "vi")
    lines += [".SH TÊN", "tonghop \\- " + text(VIETNAMESE[""]), ".SH CÁCH DÙNG", "\\fBtonghop\\fR \\fIlệnh\\fR ..."]
    lines += [
        ".SH MÔ TẢ",
        "Để các tệp \\fI.xlsx\\fR do đơn vị gửi và \\fIschema.xlsx\\fR (hoặc \\fIschema.yaml\\fR) vào một thư mục rồi gõ:",
        ".PP", ".RS", "tonghop consolidate THƯ\\-MỤC", ".RE", ".PP",
        "Kết quả nằm trong \\fIoutput/\\fR: bản tổng hợp, số liệu, những chỗ cần kiểm tra, và \\fIreturns/\\fR để gửi lại đơn vị.",
        "Không tệp nào của đơn vị bị thay đổi.",
        ".SH CÁC LỆNH",
    ]
    for words, _ in commands:
        if words and " ".join(words) in VIETNAMESE:
            title = "\\-".join(["tonghop"] + words)
            summary = VIETNAMESE[" ".join(words)]
            lines += [".TP", f"\\fB{title}\\fR(1)", text(summary[:1].upper() + summary[1:] + ".")]
    lines += [".SH MÃ KẾT THÚC"]
    for code, _, meaning in EXIT:
        lines += [".TP", "\\fB" + code + "\\fR", text(meaning[:1].upper() + meaning[1:] + ".")]
    return "\n".join(lines) + "\n"


def walk(command, path):
    yield path, command
    for sub in command.get("subcommands", []):
        if sub.get("shouldDisplay", True) and sub["commandName"] != "help":
            yield from walk(sub, path + [sub["commandName"]])


def main():
    folder, date = sys.argv[1:3]
    commands = list(walk(json.load(sys.stdin)["command"], []))
    os.makedirs(folder + "/man1", exist_ok=True)
    os.makedirs(folder + "/vi/man1", exist_ok=True)
    for path, command in commands:
        with open(folder + "/man1/" + "-".join(["tonghop"] + path) + ".1", "w", encoding="utf-8") as file:
            file.write(page(command, path, date))
    with open(folder + "/vi/man1/tonghop.1", "w", encoding="utf-8") as file:
        file.write(vietnamese(commands, date))


main()
