"""What mail programs write around messages, as data: how they answer, forward, quote and excuse, language by language.

Phrases are compared without case; a blank also stands for a blank that does not break.
"""

from __future__ import annotations

#: What stands before a subject in an answer, and what where a mail is sent on.
ANSWERS = (
    "re", "aw", "antw", "antwort", "ant", "sv", "ref", "rif", "r", "res", "resp", "odp", "vs", "ynt", "ré", "rép",
    "réf",
)  # fmt: skip
FORWARDS = (
    "fw", "fwd", "wg", "wtr", "tr", "doorst", "i", "inoltro", "rv", "reenv", "enc", "vb", "vl", "pd", "ilt", "trs",
    "transf",
)  # fmt: skip

#: Headers of a message as they stand in the text above it: who sent it, when, to whom, about what.
SENDERS = (
    "from", "von", "de", "da", "van", "från", "fra", "od", "lähettäjä", "expéditeur", "remitente", "mittente",
    "afzender",
)  # fmt: skip
DATES = (
    "sent", "date", "gesendet", "datum", "envoyé", "envoyé le", "date d'envoi", "verzonden", "enviado", "enviado el",
    "enviada", "enviado em", "fecha", "inviato", "data", "data invio", "skickat", "sendt", "dato", "wysłano",
    "lähetetty", "gesendet am",
)  # fmt: skip
RECEIVERS = (
    "to", "an", "à", "a", "aan", "para", "til", "till", "do", "vastaanottaja", "destinataire", "destinatario",
)  # fmt: skip
SUBJECTS = (
    "subject", "betreff", "objet", "onderwerp", "asunto", "assunto", "oggetto", "ämne", "emne", "temat", "aihe",
)  # fmt: skip

#: Lines that part a message from the one it answers; the words stand between dashes or alone.
ORIGINALS = (
    "original message", "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "ursprüngliche e-mail",
    "message d'origine", "message original", "message initial", "oorspronkelijk bericht", "originele bericht",
    "origineel bericht", "mensaje original", "messaggio originale", "messaggio orig.", "mensagem original",
    "ursprungligt meddelande", "oprindelig meddelelse", "opprinnelig melding", "wiadomość oryginalna",
    "original appointment", "reply message",
)  # fmt: skip
#: The same where the message is sent on as it came.
SENT_ON = (
    "forwarded message", "begin forwarded message", "forwarded by", "weitergeleitete nachricht",
    "weitergeleitete mail", "anfang der weitergeleiteten nachricht", "anfang der weitergeleiteten e-mail",
    "message transféré", "message réexpédié", "début du message transféré", "début du message réexpédié",
    "doorgestuurd bericht", "begin doorgestuurd bericht", "doorgestuurde bericht", "mensaje reenviado",
    "inicio del mensaje reenviado", "messaggio inoltrato", "inizio messaggio inoltrato", "mensagem encaminhada",
    "vidarebefordrat meddelande", "videresendt meddelelse", "videresendt melding", "wiadomość przekazana dalej",
    "messaggio da inoltrare",
)  # fmt: skip

#: How a line above a quotation begins and ends: "On 12 Oct 2026 Dana Whitfield wrote:".
QUOTING = (
    ("on", "wrote"), ("on", "writes"), ("am", "schrieb"), ("am", "geschrieben"), ("le", "a écrit"), ("op", "schreef"),
    ("op", "geschreven"), ("el", "escribió"), ("il", "ha scritto"), ("il giorno", "ha scritto"), ("em", "escreveu"),
    ("den", "skrev"), ("den", "skrev følgende"), ("dnia", "napisał"), ("w dniu", "pisze"), ("w dniu", "napisał(a)"),
)  # fmt: skip
#: The same with the writer in front: "Dana Whitfield schrieb am 12.10.2026:".
QUOTING_WITHIN = (
    "wrote on", "schrieb am", "a écrit le", "schreef op", "escribió el", "ha scritto il", "escreveu em", "skrev den",
)  # fmt: skip

#: How the subject of an answer begins that no person wrote.
AUTOMATIC = (
    "automatic reply", "auto-reply", "autoreply", "auto reply", "auto response", "autoresponse", "out of office",
    "out of the office", "undeliverable", "undelivered mail", "delivery status notification", "mail delivery failed",
    "returned mail", "message recall", "recall:", "read:", "not read:", "delivered:", "automatische antwort",
    "abwesenheitsnotiz", "abwesenheitsnachricht", "abwesend", "unzustellbar", "gelesen:", "ungelesen:",
    "réponse automatique", "message d'absence", "absence du bureau", "non remis", "lu :", "lu:",
    "automatisch antwoord", "afwezigheidsbericht", "niet op kantoor", "niet bezorgd", "onbestelbaar", "gelezen:",
    "respuesta automática", "fuera de la oficina", "no se puede entregar", "leído:", "risposta automatica",
    "fuori sede", "fuori ufficio", "non recapitabile", "letto:", "resposta automática", "autosvar",
    "automatiskt svar", "automatisk svar",
)  # fmt: skip

#: Elements of markup that hold an older message, by their class or id; others begin one that runs on to the end.
QUOTED_ELEMENTS = (
    "gmail_quote", "gmail_quote_container", "gmail_extra", "yahoo_quoted", "protonmail_quote",
    "moz-forward-container", "tutanota_quote", "zmail_extra", "quoted-message", "messagereplysection",
    "wordsection-quote", "cardmsg_reply",
)  # fmt: skip
QUOTE_BEGINS = (
    "divrplyfwdmsg", "appendonsend", "olk_src_body_section", "mail-editor-reference-message-container", "reply-intro",
    "ms-outlook-mobile-reference-message", "isforwardcontent", "isreplycontent",
    "lineBreakAtBeginningOfMessage".lower(),
)  # fmt: skip

#: Headers that only an automatic answer has, with how their value begins; "" for any.
MARKS = (
    ("auto-submitted", "auto-replied"), ("auto-submitted", "auto-notified"), ("x-autoreply", ""),
    ("x-autorespond", ""), ("x-autoreply-from", ""), ("x-mail-autoreply", ""), ("x-autogenerated", "reply"),
    ("precedence", "auto_reply"), ("precedence", "auto-reply"), ("x-precedence", "auto_reply"),
    ("x-failed-recipients", ""),
)  # fmt: skip
#: What the office's own program calls an automatic message.
CLASSES = (
    "report.", "ipm.note.rules.ooftemplate", "ipm.note.rules.replytemplate", "ipm.recall", "ipm.outlook.recall",
)  # fmt: skip
