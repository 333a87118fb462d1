"""Intents of a small power company, in two languages."""

from ringhall.engine.understanding.settings import Intent, IntentModel

BILL = [
    "my bill is wrong", "why is my bill so high", "I have a question about my invoice", "explain my last bill",
    "the invoice shows too much", "I was billed twice", "can you send me my invoice again", "what is on my bill",
    "there is an error on my invoice", "I want to talk about my bill", "how is my bill made up", "my invoice is late",
]  # fmt: skip
MOVE = [
    "I am moving house", "we move next month", "I have a new address", "please change my address",
    "I moved to another flat", "we are moving to another city", "how do I tell you my new address",
    "I will move out of my flat", "my address is not right any more", "moving to a new home", "we have moved",
    "I want to give you my new address",
]  # fmt: skip
OUTAGE = [
    "I have no power", "the power is out", "there is a blackout in my street", "the lights went out",
    "when does the power come back", "no electricity since this morning", "our house has no electricity",
    "the whole street is dark", "power outage", "electricity is gone", "is there a power cut", "the lights do not work",
]  # fmt: skip
BILL_ZH = ["我的账单不对", "账单为什么这么高", "我想查账单", "请把账单再发一次", "账单收了两次钱", "账单有错误"]
OUTAGE_ZH = ["我家停电了", "什么时候来电", "整条街都没电", "早上开始没有电", "停电了怎么办", "电灯不亮了"]
NONE = ["do you sell bicycles", "tell me a joke", "what is the weather like", "hello", "I would like a pizza"]


def a_model() -> IntentModel:
    return IntentModel(
        intents=[
            Intent(id="bill", name="Bill", examples={"en": BILL, "zh": BILL_ZH}, spoken={"da": "en regning"}),
            Intent(id="move", name="Moving", examples={"en": MOVE}),
            Intent(id="outage", name="Outage", examples={"en": OUTAGE, "zh": OUTAGE_ZH}),
        ],
        none_of_these={"en": NONE},
    )
